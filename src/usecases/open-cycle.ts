import type { Usecase } from '../deps.ts'
import { dateOf, yearOf } from '../domain/dates.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { changeSettings, defaultSettings, ruleVersion } from '../domain/settings.ts'
import { remindBefore } from './cycle-dues.ts'
import { type DateFields, datesFrom, yearFrom } from './cycle-form.ts'

type Form = DateFields & {
  year: string
  target: string
  contactPhone: string
  contactMail: string
  contactAddress: string
}

/**
 * 新建年度: a cycle in 筹备, bound to the rule version in force (R-1.1), with the settings' defaults. Denials:
 * not-your-role, cycle-year, cycle-exists, cycle-running while the year before is not at 颁发 yet, cycle-date,
 * dates-out-of-order, setting-invalid.
 */
export const openCycle: Usecase<Form> = (deps, actor, form) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const year = yearFrom(deps, form.year)
    if (!year.ok) return year
    if (await tx.cycles.byYear(year.value)) return deny('cycle-exists', { year: year.value, field: 'year' })
    const running = await tx.cycles.current()
    if (running && running.stage !== 'certificate') return deny('cycle-running', { year: running.year })
    const dates = datesFrom(form, { year: year.value, now: actor.at })
    if (!dates.ok) return dates
    const settings = changeSettings(defaultSettings, changesOf(form), 'prepare')
    if (!settings.ok) return deny(settings.denial.key, { ...settings.denial.facts, field: 'target' })
    const cycle = {
      id: deps.newId('cyc'),
      year: year.value,
      name: `${year.value}年海淀工匠选树`,
      ruleVersion: ruleVersion.id,
      stage: 'prepare' as const,
      dates: dates.value,
      settings: settings.value,
      version: 1,
      at: actor.at,
    }
    await tx.cycles.create(cycle)
    remindBefore(tx, cycle, actor.at)
    const { at: _, ...after } = cycle
    tx.audit({ action: 'cycle.open', about: `cycle:${cycle.id}`, after, article: '第二条' })
    return ok({
      toast: { key: 'cycle-opened', facts: { year: year.value } },
      show: { card: 'cycle', about: {} },
    })
  })

const changesOf = ({ target, contactPhone, contactMail, contactAddress }: Form) => ({
  target: wholeNumber(target),
  contactPhone: contactPhone.trim(),
  contactMail: contactMail.trim(),
  contactAddress: contactAddress.trim(),
})

/** What is no whole number is refused by the rule, by its name. */
export const wholeNumber = (typed: string): number => {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN
}

/** The year that 新建年度 offers. */
export const nextYear = (now: number, known: number | null): number => {
  const present = yearOf(dateOf(now))
  return known === present ? present + 1 : present
}
