import { seedDistrict, seedPeople } from '../prisma/seed.ts'
import type { Deps } from '../src/deps.ts'
import type { Db, Run } from '../src/store/tx.ts'

type Parts = {
  deps: Pick<Deps, 'directory' | 'seal' | 'now'>
  run: Run
  groups: { id: string; name: string }[]
}

/** A panel of two: every further reviewer is a hundred presses more. */
const NOT_ASKED = ['zhanghaiyan', 'wangsiyuan', 'songya']
const DAY = 86_400_000

/** The seeded district in the stage 推荐, everybody greeted, two reviewers, a target of two, and its public groups. */
export const prepare = async ({ deps, run, groups }: Parts): Promise<void> => {
  const openIds = await deps.directory.idsByMobile(seedPeople.map(({ mobile }) => mobile))
  const at = deps.now()
  await run(async (db) => {
    await seedDistrict(db, { openIds, phoneKey: deps.seal.hmac, at })
    await db.roleGrant.deleteMany({ where: { personId: { in: NOT_ASKED } } })
    await db.person.updateMany({ data: { greetedAt: new Date(at - DAY) } })
    await setUp(db, at)
    for (const { id: chatId, name } of groups)
      await db.publicGroup.create({
        data: { chatId, name, setBy: 'linxiao', confirmedBy: 'sunli', at: new Date(at - DAY) },
      })
  })
}

/** As 新建年度 would have left it. */
const setUp = async (db: Db, at: number): Promise<void> => {
  const { id, settings } = await db.cycle.findFirstOrThrow()
  await db.cycle.update({
    where: { id },
    data: {
      settings: { ...(settings as object), target: 2, minValid: 2 },
      dates: {
        nominate: { opens: at - DAY, closes: at + 6 * DAY },
        aggregate: { closes: at + 9 * DAY },
        check: { closes: at + 13 * DAY },
        review: { closes: at + 20 * DAY },
      },
    },
  })
}
