import { roleKeys, roles } from '../../../src/domain/roles.ts'
import type { ClickAnswer } from '../../../src/feishu/handle-click.ts'
import { HOUR, holders, NOW } from './district.ts'
import { clickOf, type Sample } from './sample.ts'
import type { Pressed, Stand } from './stand.ts'
import { inStage } from './states.ts'
import { type Condition, conditions } from './table.ts'

/** What came of one press: what the person saw of it (`seen`: toast and card as one text), and the tables it changed. */
export type Outcome = {
  column: string
  cell: string
  toast: string
  type: string
  seen: string
  changed: string[]
}

/** A press two hours after now comes an hour after the end of the stage. */
const LATE = NOW + 2 * HOUR
const NO_CASE = '–'

/** A sample pressed by all thirteen roles, and under every condition that it has. */
export const walk = (stand: Stand, sample: Sample): Promise<Outcome[]> =>
  stand.apart(async () => {
    await inStage(stand.db, sample.stage)
    await sample.before?.(stand)
    const pressed = await pressOf(stand, sample)
    const before = await stand.digest()
    const outcomes: Outcome[] = []
    for (const role of roleKeys) {
      const by = holders[role]
      outcomes.push(await once({ stand, before, column: roles[role] }, { ...pressed, by }))
    }
    for (const condition of conditions) {
      outcomes.push(await under(condition, { stand, sample, pressed, before }))
    }
    return outcomes
  })

const pressOf = async (stand: Stand, sample: Sample): Promise<Pressed> => {
  const given = (from: Sample['value'] | undefined) => (typeof from === 'function' ? from(stand) : from)
  const value = { c: clickOf(sample), k: 'k_roles', ...(await given(sample.value)) }
  const form = await given(sample.form)
  return { by: holders[sample.by], value, ...(form && { form }) }
}

type Digest = Record<string, string>
type Case = { stand: Stand; sample: Sample; pressed: Pressed; before: Digest }

const under = async (column: Condition, { stand, sample, pressed, before }: Case): Promise<Outcome> => {
  const press = (change: Partial<Pressed>) => once({ stand, before, column }, { ...pressed, ...change })
  const instead = (by: string | undefined) => (by === undefined ? none(column) : press({ by }))
  if (column === '他单位') return instead(sample.other)
  if (column === '回避') return instead(sample.recused)
  if (column === '同一人') return instead(sample.first)
  if (column === '外部人员') return press({ by: 'outsider', tenant: 'anothertenant' })
  if (column === '身份收回') return press({ by: 'formerly' })
  if (column === '逾期') return press({ at: LATE })
  const { stale } = sample
  if (!stale) return none(column)
  return stand.apart(async () => {
    await stale(stand)
    return once({ stand, before: await stand.digest(), column }, pressed)
  })
}

const none = (column: string): Outcome => ({
  ...{ column, cell: NO_CASE, toast: '', type: '', seen: '' },
  changed: [],
})

type Place = { stand: Stand; before: Digest; column: string }

const once = ({ stand, before, column }: Place, pressed: Pressed): Promise<Outcome> =>
  stand.apart(async () => {
    const answer = await stand.press(pressed)
    const cell = cellOf(answer)
    const changed = cell === '✓' ? [] : await changedSince(before, stand)
    const { content = '', type = '' } = answer.toast ?? {}
    return { column, cell, toast: content, type, seen: JSON.stringify(answer), changed }
  })

const changedSince = async (before: Digest, stand: Stand): Promise<string[]> => {
  const after = await stand.digest()
  return Object.keys(after).filter((table) => after[table] !== before[table])
}

/** ✓, the short code of the refusal, 再问 when only a new question came back, or what else was answered. */
export const cellOf = ({ toast, card }: ClickAnswer): string => {
  const code = toast && /（([A-Z]\d\d)）$/u.exec(toast.content)?.[1]
  if (code && toast.type !== 'success') return code
  if (toast?.content.includes('这张卡片已过期')) return '过期'
  if (toast?.type === 'error') return toast.content
  if (toast?.type === 'warning') return '再问'
  return toast || card ? '✓' : '没有回答'
}
