import { type Signal, signal } from '@preact/signals'
import type { SimState, SimWire } from '../../../contract.ts'
import { get } from '../../api.ts'
import { sentenceOf } from '../use-load.ts'
import { callLine, deliveryLine, type Line, learnMessage, type Names, namesOf } from './line.ts'

/** The wire log as far as it was read, kept live while the bench is open. */
export type Log = {
  lines: Signal<readonly Line[]>
  names: Signal<Names>
  /** older lines are to be had */
  more: Signal<boolean>
  error: Signal<string | null>
  /** the tenant's time is this much ahead of the machine's; a frozen clock stands at `frozenAt` */
  ahead: Signal<number>
  frozenAt: Signal<number | null>
  /** grows with everything that is heard: what shows something else of the tenant reads it again */
  heard: Signal<number>
  older: () => Promise<void>
  stop: () => void
}

/** Real milliseconds in which many entries become one reading. */
const PATIENCE = 150
const KINDS = 'call,delivery,attempt,told,redelivery,tenant,clock,did,fault,fault-used,faults-cleared,card'

type Hello = { seq: number; tenant?: string }

/** The feed is only a bell: what is shown is read from `/_sim/wire`, so a cut line loses and doubles nothing. */
export const openLog = (): Log => {
  const lines = signal<readonly Line[]>([])
  const names = signal<Names>(new Map())
  const [more, error] = [signal(false), signal<string | null>(null)]
  const [ahead, frozenAt, heard] = [signal(0), signal<number | null>(null), signal(0)]
  let kept = new Map<number, Line>()
  let seq = 0
  let tenant: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false

  const keep = ({ calls, deliveries }: SimWire) => {
    const known = new Map(names.value)
    for (const call of calls) learnMessage(known, call)
    for (const line of [...calls.map(callLine), ...deliveries.map(deliveryLine)]) kept.set(line.seq, line)
    names.value = known
    lines.value = [...kept.values()].sort((a, b) => a.seq - b.seq)
  }
  const readState = async () => {
    const state = await get<SimState>('/state')
    const now = Date.parse(state.now)
    ahead.value = now - Date.now()
    frozenAt.value = state.frozen ? now : null
    names.value = new Map([...names.value, ...namesOf(state)])
  }
  const read = async () => {
    await readState()
    const wire = await get<SimWire>(seq === 0 ? '/wire' : `/wire?since=${seq}`)
    if (seq === 0) more.value = wire.more
    seq = wire.seq
    keep(wire)
    heard.value += 1
    error.value = null
  }
  /** One reading at a time; what rings meanwhile is read right after. */
  const ring = () => {
    timer ??= setTimeout(async () => {
      timer = undefined
      if (reading) return ring()
      reading = true
      await read().catch((reason) => {
        error.value = sentenceOf(reason)
      })
      reading = false
    }, PATIENCE)
  }
  const startAfresh = () => {
    kept = new Map()
    seq = 0
    lines.value = []
    names.value = new Map()
  }
  const source = new EventSource(`/_sim/events?kinds=${KINDS}&since=${Number.MAX_SAFE_INTEGER}`)
  source.addEventListener('hello', (event) => {
    const hello = JSON.parse((event as MessageEvent<string>).data) as Hello
    if (hello.seq < seq || (tenant !== undefined && hello.tenant !== tenant)) startAfresh()
    tenant = hello.tenant
    ring()
  })
  source.onmessage = (event: MessageEvent<string>) => {
    if ((JSON.parse(event.data) as { kind?: string }).kind === 'tenant') {
      tenant = undefined
      startAfresh()
    }
    ring()
  }
  ring()

  return {
    ...{ lines, names, more, error, ahead, frozenAt, heard },
    older: async () => {
      const wire = await get<SimWire>(`/wire?before=${lines.value[0]?.seq ?? seq}`)
      more.value = wire.more
      keep(wire)
    },
    stop: () => {
      clearTimeout(timer)
      source.close()
    },
  }
}

/** The tenant's time by the last reading. */
export const tenantNow = ({ ahead, frozenAt }: Log): number => frozenAt.value ?? Date.now() + ahead.value
