import type { FieldKey } from '../../src/domain/fields.ts'
import type { NominationState } from '../../src/domain/nomination-facts.ts'
import { nominations } from '../../src/store/nouns/nominations.ts'
import type { Run } from '../../src/store/tx.ts'
import { START } from './world.ts'

type Made = {
  id: string
  name: string
  /** the unit that recommends */
  unitId: string
  /** its officer */
  by: string
  state?: NominationState
  route?: 'unit' | 'self'
  nomineeId?: string
  batchId?: string
  fields?: Partial<Record<FieldKey, string>>
}

/** Everything the rules ask for, so that nothing is missing unless a test takes it away. */
const complete: Partial<Record<FieldKey, string>> = {
  unit: '海淀精工机械有限公司',
  post: '数控车工',
  industry: '先进制造业',
  membershipNo: '11010800123',
  career: '2012.07-2018.03 海淀精工 车工 一线\n2018.04至今 海淀精工 数控车工 一线',
  politics: '政治素质过硬',
  skill: '高级技师',
  contest: '2023年北京市职业技能大赛第二名',
  deeds: '把一根轴的误差减到三微米',
  'F1.1': '承担主轴线全部急件。',
  'F2.2': '2023至2025年合格率99.9%，同岗平均98.1%。',
  'F3.2': '实用新型专利两项，第一完成人。',
  'F4.1': '参加市级重大专项主轴攻关。',
  'F5.2': '带徒七人，三人成为技师。',
}

/** An entry as if its officer had made and submitted it, for tests that begin after that. */
export const haveEntry = async (tx: Run, made: Made): Promise<string> => {
  const { id, name, unitId, by, state = 'submitted', route = 'unit', nomineeId, batchId } = made
  const at = Date.parse(START)
  await tx(async (db) => {
    const all = nominations(db)
    await all.create({
      id,
      cycleId: 'cyc_2026',
      route,
      unitId,
      createdBy: by,
      at,
      ...(nomineeId && { nomineeId }),
    })
    const fresh = await all.byId(id)
    if (!fresh) throw new Error('just created')
    const membershipNo = `1101${String(1_000_000 + ([...id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 8_999_999))}`
    await all.setFields(
      fresh,
      { ...complete, name, membershipNo, ...made.fields },
      { byId: by, source: 'screen', at },
    )
    const filled = await all.byId(id)
    if (!filled) throw new Error('just filled')
    await all.move(filled, state, { at, submittedBy: by, submittedAt: at, ...(batchId && { batchId }) })
  })
  return id
}

/** The cycle goes on to a stage, as 进入下一阶段 would have brought it. */
export const haveStage = async (tx: Run, stage: string): Promise<void> => {
  await tx(async (db) => {
    await db.cycle.updateMany({ data: { stage, version: { increment: 1 } } })
  })
}
