import { useSignal } from '@preact/signals'
import '../style/shell-play.css'
import { Icon } from './icon.tsx'
import { followAgain, following, isPlaying, pace, play, stopPlaying } from './play.ts'
import { nameOf } from './tenant.ts'

const SPEEDS = [0.5, 1, 2, 4, 10]

const Caption = () => {
  const { chapter, line, act, actor } = play.value
  return (
    <p class="shell-play-line" role="status">
      {chapter && <strong>{chapter}</strong>}
      {line ?? ''}
      {act && <span class="shell-play-act">{`　${actor ? nameOf(actor) : ''}${act}`}</span>}
    </p>
  )
}

const Ended = () => {
  const { state, error } = play.value
  return (
    <p class="shell-play-line" role={state === 'failed' ? 'alert' : 'status'}>
      {state === 'failed' && <Icon name="warn" />}
      {state === 'failed' ? (error ?? '演示中断了') : '演示到此结束。您可以接着自己试。'}
    </p>
  )
}

/** What the demo is telling, and how to steer it. */
export const PlayBar = () => {
  const closed = useSignal(false)
  const { state, speed } = play.value
  const playing = isPlaying(play.value)
  if (playing && closed.value) closed.value = false
  if (state === 'absent' || state === 'idle' || closed.value) return null
  if (!playing)
    return (
      <section class={`shell-play ${state === 'failed' ? 'shell-play-failed' : ''}`} aria-label="演示">
        <Ended />
        <button
          type="button"
          class="shell-button"
          onClick={() => {
            closed.value = true
          }}
        >
          知道了
        </button>
      </section>
    )
  return (
    <section class="shell-play" aria-label="演示">
      <Caption />
      {!following.value && (
        <button type="button" class="shell-button shell-button-main" onClick={followAgain}>
          继续跟随
        </button>
      )}
      <button type="button" class="shell-button" onClick={() => void pace({ paused: state === 'playing' })}>
        {state === 'playing' ? '暂停' : '继续'}
      </button>
      <label class="shell-speed">
        速度
        <select
          value={String(speed)}
          onChange={(event) => void pace({ speed: Number(event.currentTarget.value) })}
        >
          {[...new Set([...SPEEDS, speed])]
            .sort((a, b) => a - b)
            .map((each) => (
              <option key={each} value={String(each)}>
                {each} 倍
              </option>
            ))}
        </select>
      </label>
      <button type="button" class="shell-button" onClick={() => void stopPlaying()}>
        <Icon name="stop" /> 停止
      </button>
    </section>
  )
}
