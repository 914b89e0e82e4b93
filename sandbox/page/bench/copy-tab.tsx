import { useState } from 'preact/hooks'
import type { SimDid } from '../../contract.ts'
import { get } from '../api.ts'
import { CopyButton } from './copy-button.tsx'
import { didWords } from './did-words.ts'
import { Quiet, Trouble } from './note.tsx'
import { testText } from './test-text.ts'
import { useLoad } from './use-load.ts'
import type { Log } from './wire/log.ts'
import { clockOf } from './words.ts'

type ActsProps = { acts: readonly SimDid[]; from: number; choose: (seq: number) => void }

const Acts = ({ acts, from, choose }: ActsProps) => (
  <fieldset class="bench-acts">
    <legend>从哪一步开始</legend>
    {acts.map((did) => (
      <label key={did.seq} data-in={did.seq >= from}>
        <input type="radio" name="bench-from" checked={did.seq === from} onChange={() => choose(did.seq)} />
        <span>{clockOf(Date.parse(did.at))}</span>
        <span>{didWords(did)}</span>
      </label>
    ))}
  </fieldset>
)

/** What people did last, as a test of this project. */
export const CopyTab = ({ log }: { log: Log }) => {
  const { value: acts, error } = useLoad(() => get<SimDid[]>('/did?last=50'), log.heard.value)
  const [chosen, choose] = useState<number | null>(null)
  if (!acts) return <Trouble sentence={error} />
  if (acts.length === 0) return <Quiet>还没有人做过什么：先在页面上说一句话，或按一个按钮。</Quiet>
  const from = acts.some(({ seq }) => seq === chosen) ? (chosen ?? 0) : (acts[0]?.seq ?? 0)
  const text = testText(acts.filter(({ seq }) => seq >= from))
  return (
    <div class="bench-page">
      <Trouble sentence={error} />
      <p class="bench-quiet">
        选好起点，把代码放进 test/flows/ 下的一个新文件。测试从全新的“district”开始，密码不会抄下来。
      </p>
      <Acts acts={acts} from={from} choose={choose} />
      <section class="bench-json" aria-label="测试代码">
        <header>
          <span>测试代码</span>
          <CopyButton text={text} what="测试代码" />
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>
          <code>{text}</code>
        </pre>
      </section>
    </div>
  )
}
