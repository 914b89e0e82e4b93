import { deny, ok, type Result } from './result.ts'
import { hasRole, type Person } from './roles.ts'

/** Three separate ticks (个人信息保护法 第13、25、29条): collecting, sensitive data, publishing. */
export const consentTicks = ['collect', 'sensitive', 'publish'] as const
export type ConsentTick = (typeof consentTicks)[number]
export type Consent = Readonly<Record<ConsentTick, boolean>>

/** Nothing is published without all three, and not after any was taken back. */
export function isConsented(
  consent: (Consent & { withdrawnAt?: number | null }) | null | undefined,
): boolean {
  return Boolean(consent) && !consent?.withdrawnAt && consentTicks.every((tick) => consent?.[tick] === true)
}

/**
 * Who may tick: the nominee, or staff and the nominee's officer with the photo of the signed paper (代录). Denials:
 * paper-missing, consent-not-yours, external-person.
 */
export function mayConsent(
  nomineeId: string | null,
  press: { person: Person; at: number; paper: boolean },
): Result<'self' | 'proxy'> {
  if (press.person.external) return deny('external-person')
  if (nomineeId !== null && nomineeId === press.person.id) return ok('self')
  const proxy = hasRole(press.person, 'staff', press.at) || hasRole(press.person, 'officer', press.at)
  if (!proxy) return deny('consent-not-yours')
  return press.paper ? ok('proxy') : deny('paper-missing')
}
