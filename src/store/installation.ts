import type { Run } from './tx.ts'

export type Installation = {
  mode: 'sandbox' | 'feishu'
  appId: string
  /** undefined while it is not known yet; the first one seen stays */
  tenantKey?: string
}

export class OtherInstallation extends Error {
  override name = 'OtherInstallation'
}

const THE_ONLY = 1

/**
 * Makes an empty database this installation's, and refuses another's: ids of people and chats mean nothing in
 * another app. Answers with what is kept. `now` in epoch ms.
 * @throws OtherInstallation in words for the operator
 */
export async function checkInstallation(tx: Run, { now, ...wanted }: Installation & { now: number }) {
  return tx(async (db): Promise<Installation> => {
    // Two instances may start at once on an empty database: the later one waits here, and finds the other's.
    await db.installation.createMany({
      data: [{ id: THE_ONLY, ...wanted, at: new Date(now) }],
      skipDuplicates: true,
    })
    const found = await db.installation.findUniqueOrThrow({ where: { id: THE_ONLY } })
    const { mode, appId, tenantKey } = wanted
    if (found.mode !== mode) refuse(nameOf(found.mode), nameOf(mode))
    if (found.appId !== appId) refuse(`应用 ${found.appId}`, `应用 ${appId}`)
    if (found.tenantKey && tenantKey && found.tenantKey !== tenantKey) refuse('另一个企业', '当前企业')
    if (tenantKey && !found.tenantKey) {
      await db.installation.update({ where: { id: THE_ONLY }, data: { tenantKey } })
    }
    const kept = found.tenantKey ?? tenantKey
    return { mode, appId, ...(kept && { tenantKey: kept }) }
  })
}

function refuse(found: string, wanted: string): never {
  throw new OtherInstallation(
    `这个数据库属于${found}，不能用于${wanted}。请改回原来的配置，或用 DATA_DIR 指定另一个目录。`,
  )
}

function nameOf(mode: string): string {
  return mode === 'sandbox' ? '沙箱' : '飞书'
}
