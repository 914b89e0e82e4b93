import { useEffect } from 'preact/hooks'
import { Sample } from './sample.tsx'
import { behind, leave, rememberSeen } from './state.ts'
import { type Step, type Tale, tales } from './tales.ts'

type GuideProps = {
  tale: Tale
  busy: boolean
  /** the visitor is at whom the story ends with */
  seen: boolean
  /** has been there */
  visited: boolean
  send: () => void
  fill: () => void
  finish: () => void
  start: (tale: Tale) => void
}

const StepLine = ({ step, index, done }: { step: Step; index: number; done: number }) => {
  const state = index < done ? 'done' : index === done ? 'now' : 'later'
  return (
    <li class={`story-step story-step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span class="story-mark" aria-hidden="true">
        {state === 'done' ? '✓' : index + 1}
      </span>
      <span>
        {state === 'done' && <span class="unseen">已完成：</span>}
        {step.say}
        {state === 'now' && step.hint && <small>{step.hint}</small>}
      </span>
    </li>
  )
}

/** The story that is being told: where we are in it, and at its end whom it changed something for. */
export const Guide = ({ tale, busy, seen, visited, send, fill, finish, start }: GuideProps) => {
  const done = behind.value
  const over = done >= tale.steps.length
  useEffect(() => {
    if (over) rememberSeen(tale.id)
  }, [over, tale.id])
  const next = tales[tales.indexOf(tale) + 1]
  return (
    <section class="story story-guide" aria-label={`小故事：${tale.title}`}>
      <header>
        <b>{tale.title}</b>
        <span aria-live="polite">{over ? '完成' : `故事讲到第${done + 1}步，共${tale.steps.length}步`}</span>
        <button type="button" class="story-quit" onClick={leave}>
          退出故事
        </button>
      </header>
      <ol>
        {tale.steps.map((step, index) => (
          <StepLine key={step.say} step={step} index={index} done={done} />
        ))}
      </ol>
      {!over && tale.steps[done]?.sample && <Sample send={send} busy={busy} />}
      {!over && tale.steps[done]?.example && (
        <button type="button" class="story-go" onClick={fill}>
          填好一份示例
        </button>
      )}
      {over && (
        <footer aria-live="polite">
          <p>
            {seen && <b>现在您看到的是{tale.end.name}的飞书，看完就行，不用操作。</b>}
            {tale.end.say}
          </p>
          {!visited && (
            <button type="button" class="story-go" disabled={busy} onClick={finish}>
              {tale.end.press}
            </button>
          )}
          {next && (
            <button
              type="button"
              class={visited ? 'story-go' : 'story-next'}
              disabled={busy}
              onClick={() => start(next)}
            >
              下一个故事：{next.title}
            </button>
          )}
          {!next && visited && (
            <p>
              三个故事都讲完了，现在是公示阶段。想自己试，就在左边换人；想推荐别人，按上面的“重新开始”，选“推荐阶段”。
            </p>
          )}
        </footer>
      )}
    </section>
  )
}
