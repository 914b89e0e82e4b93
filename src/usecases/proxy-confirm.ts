import type { Deps, Tx, Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { maySecond } from '../domain/roles.ts'
import type { ProxyEntry } from '../store/nouns/consents.ts'
import { enqueueFile } from './send-file.ts'

/**
 * 确认无误: the second person found on the paper what was entered; a consent by proxy counts from here. Denials:
 * not-found, already-decided, same-person, not-your-role.
 */
export const confirmProxy: Usecase<{ proxy: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const proxy = await tx.consents.proxy(input.proxy)
    if (!proxy) return deny('not-found')
    const second = maySecond('confirm-proxy', proxy.enteredBy, { person: actor.person, at: actor.at })
    if (!second.ok) return second
    if (!(await tx.consents.settleProxy(proxy.id, { confirmedBy: actor.person.id })))
      return deny('already-decided')
    const effect = proxy.kind === 'consent' ? await consentByPaper(tx, proxy, actor.at) : ok(null)
    if (!effect.ok) return effect
    tx.audit({ action: 'proxy.confirm', about: proxy.about, after: { proxy: proxy.id }, article: '第四条' })
    tell(tx, proxy, `${proxy.personName}的签字材料已复核无误。`)
    return ok({
      toast: { key: 'proxy-confirmed', facts: { name: proxy.personName } },
      show: { card: 'proxy-check', about: { proxy: proxy.id } },
    })
  })

/** 不符: back to who entered it, with the reason. Denials as confirmProxy; reason-missing. */
export const refuseProxy: Usecase<{ proxy: string; reason: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const proxy = await tx.consents.proxy(input.proxy)
    if (!proxy) return deny('not-found')
    const second = maySecond('confirm-proxy', proxy.enteredBy, { person: actor.person, at: actor.at })
    if (!second.ok) return second
    const reason = input.reason.trim()
    if (reason === '') return deny('reason-missing', { field: 'reason' })
    const settled = { refusedBy: actor.person.id, reason }
    if (!(await tx.consents.settleProxy(proxy.id, settled))) return deny('already-decided')
    tx.audit({ action: 'proxy.refuse', about: proxy.about, after: { proxy: proxy.id, reason } })
    tell(tx, proxy, `${proxy.personName}的签字材料没有通过复核：${reason}。请重新拍照上传。`)
    return ok({
      toast: { key: 'proxy-refused', facts: { name: proxy.personName } },
      show: { card: 'proxy-check', about: { proxy: proxy.id } },
    })
  })

/** 看照片: the signed paper, for whoever may compare it. Denials: not-found, not-your-role, same-person, file-gone. */
export const sendPaper: Usecase<{ proxy: string }> = (deps: Deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const proxy = await tx.consents.proxy(input.proxy)
    if (!proxy) return deny('not-found')
    const second = maySecond('confirm-proxy', proxy.enteredBy, { person: actor.person, at: actor.at })
    if (!second.ok) return second
    const file = await tx.attachments.byId(proxy.attachmentId)
    if (!file?.hash) return deny('file-gone')
    enqueueFile(tx, deps, { file: { attachment: file.id }, to: { person: actor.person.id } })
    return ok({ toast: { key: 'file-coming', facts: { name: file.name } } })
  })

const consentByPaper = async (tx: Tx, proxy: ProxyEntry, at: number): Promise<Result<null>> => {
  const id = proxy.about.replace(/^consent:/, '')
  const entry = await tx.nominations.hold(id)
  if (!entry) return deny('not-found')
  // Signed before it was taken back: what the nominee said last counts.
  const before = await tx.consents.of(id)
  if (before?.withdrawnAt && before.withdrawnAt >= proxy.at)
    return deny('consent-missing', { name: proxy.personName })
  const deeds = entry.entry.fields.deeds?.trim() || null
  await tx.consents.put({
    nominationId: id,
    collect: true,
    sensitive: true,
    publish: true,
    deeds,
    byId: null,
    proxyId: proxy.id,
    at,
    withdrawnAt: null,
  })
  return ok(null)
}

const tell = (tx: Tx, proxy: ProxyEntry, line: string): void =>
  tx.send({
    to: { person: proxy.enteredBy },
    show: { card: 'notice', about: { title: '签字材料复核', lines: [line] } },
    lane: 1,
  })
