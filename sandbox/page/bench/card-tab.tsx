import { useState } from 'preact/hooks'
import type { SimCardStory, SimCardTitle, SimCardVersion, SimProblem } from '../../contract.ts'
import { get } from '../api.ts'
import { Json } from './json.tsx'
import { Quiet, Trouble } from './note.tsx'
import { useLoad } from './use-load.ts'
import type { Log } from './wire/log.ts'
import { shortMoment, VERSIONS } from './words.ts'

/** The platform's own limits: 卡片 JSON ≤ 30 KB, at most 200 components. */
const MOST = { tags: 200, bytes: 30 * 1024 }

const Problems = ({ title, problems }: { title: string; problems: readonly SimProblem[] }) =>
  problems.length === 0 ? null : (
    <section class="bench-problems">
      <h3>{title}</h3>
      <ul>
        {problems.map(({ code, path, message }) => (
          <li key={`${path}${message}`}>
            <code>{path}</code> {message}（{code}）
          </li>
        ))}
      </ul>
    </section>
  )

const Verdict = ({ version }: { version: SimCardVersion }) => {
  const { problems, warnings } = version
  const words = problems.length > 0 ? `飞书会拒绝：${problems.length} 处` : '飞书会接受'
  return (
    <>
      <dl class="bench-facts">
        <dt>组件</dt>
        <dd>
          {version.tags} / {MOST.tags}
        </dd>
        <dt>大小</dt>
        <dd>
          {(version.bytes / 1024).toFixed(1)} / {MOST.bytes / 1024} KB
        </dd>
        <dt>校验</dt>
        <dd class={problems.length > 0 ? 'bench-bad' : 'bench-good'}>
          {words}
          {warnings.length > 0 && `，可疑 ${warnings.length} 处`}
        </dd>
      </dl>
      <Problems title="会被拒绝" problems={problems} />
      <Problems title="可疑" problems={warnings} />
    </>
  )
}

const Story = ({ id, heard }: { id: string; heard: number }) => {
  const { value: story, error } = useLoad(
    () => get<SimCardStory>(`/cards/${encodeURIComponent(id)}`),
    `${id} ${heard}`,
  )
  const [picked, pick] = useState<number | null>(null)
  if (!story || story.message !== id) return <Trouble sentence={error} />
  const at = picked ?? story.history.length - 1
  const version = story.history[at]
  if (!version) return null
  return (
    <>
      <fieldset class="bench-versions">
        <legend>版本（从旧到新）</legend>
        {story.history.map((each, index) => (
          <label key={index}>
            <input type="radio" name="bench-version" checked={index === at} onChange={() => pick(index)} />
            {index + 1} · {VERSIONS[each.by]} · {shortMoment(Date.parse(each.at))}
          </label>
        ))}
      </fieldset>
      <Verdict version={version} />
      <Json label="卡片 JSON" value={version.content} />
    </>
  )
}

const optionWords = ({ title, chat, versions }: SimCardTitle) =>
  `${title} · ${chat}${versions > 1 ? ` · ${versions} 版` : ''}`

/** @param message the one it was opened for; otherwise the card that changed last */
export const CardTab = ({ log, message }: { log: Log; message?: string }) => {
  const heard = log.heard.value
  const { value: latest = [], error } = useLoad(() => get<SimCardTitle[]>('/cards'), heard)
  const [chosen, choose] = useState<string | undefined>(message)
  const id = chosen ?? latest[0]?.message
  const listed = latest.some((each) => each.message === id)
  return (
    <div class="bench-page">
      <Trouble sentence={error} />
      {id === undefined ? (
        <Quiet>还没有卡片。</Quiet>
      ) : (
        <>
          <label class="bench-field">
            卡片
            <select value={id} onChange={(event) => choose(event.currentTarget.value)}>
              {!listed && <option value={id}>在会话里选的这张</option>}
              {latest.map((each) => (
                <option key={each.message} value={each.message}>
                  {optionWords(each)}
                </option>
              ))}
            </select>
          </label>
          <Story key={id} id={id} heard={heard} />
        </>
      )}
    </div>
  )
}
