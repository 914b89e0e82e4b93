import { useEffect, useRef, useState } from 'preact/hooks'
import '../style/bench.css'
import { CardTab } from './card-tab.tsx'
import { ClockTab } from './clock-tab.tsx'
import { CopyTab } from './copy-tab.tsx'
import { CoverageTab } from './coverage-tab.tsx'
import { EventTab } from './event-tab.tsx'
import { FaultTab } from './fault-tab.tsx'
import { type Tab, Tabs } from './tabs.tsx'
import { type Log, openLog } from './wire/log.ts'
import { Wire } from './wire/wire.tsx'

const tabsOf = (log: Log, message?: string): Tab[] => [
  { id: 'wire', name: '线路', draw: () => <Wire log={log} /> },
  { id: 'card', name: '卡片', draw: () => <CardTab key={message} log={log} message={message} /> },
  { id: 'event', name: '事件', draw: () => <EventTab log={log} /> },
  { id: 'clock', name: '时钟', draw: () => <ClockTab log={log} /> },
  { id: 'fault', name: '故障', draw: () => <FaultTab log={log} /> },
  { id: 'coverage', name: '覆盖', draw: () => <CoverageTab /> },
  { id: 'copy', name: '复制为测试', draw: () => <CopyTab log={log} /> },
]

type Props = {
  /** id of the message whose card is to be looked at */
  message?: string
  close: () => void
}

/** The workbench (工作台): what goes over the wire, and switches for time and trouble. */
export const Bench = ({ message, close }: Props) => {
  const [log, setLog] = useState<Log | null>(null)
  const [chosen, choose] = useState(message === undefined ? 'wire' : 'card')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opened = openLog()
    setLog(opened)
    heading.current?.focus()
    return opened.stop
  }, [])
  useEffect(() => {
    if (message !== undefined) choose('card')
  }, [message])
  return (
    <section
      class="bench"
      aria-labelledby="bench-title"
      onKeyDown={(event) => {
        const typing = (event.target as HTMLElement).matches('input, select')
        if (event.key === 'Escape' && !typing) close()
      }}
    >
      <header class="bench-head">
        <h2 id="bench-title" tabIndex={-1} ref={heading}>
          工作台
        </h2>
        <button type="button" class="bench-close" aria-label="关闭工作台" onClick={close}>
          ✕
        </button>
      </header>
      {log && <Tabs label="工作台" tabs={tabsOf(log, message)} chosen={chosen} choose={choose} />}
    </section>
  )
}
