import { readFile } from 'node:fs/promises'
import type { Hands } from './hands.ts'

/** One piece of the cycle that somebody would call done. `at`: when it begins, by the tenant's clock. */
export type Step = { name: string; at: string; run: (hands: Hands) => Promise<void> }

/** Where lists are posted. */
export const GROUPS = ['海淀职工之家', '海淀工匠选树工作群'] as const
/** A Monday morning in Beijing; the district is prepared for it. */
export const START = '2026-11-23T09:00:00+08:00'
const DURING = { REVIEW: '2026-12-07', PUBLICITY: '2026-12-14', AFTER: '2026-12-21' } as const

const NAMES = ['王建国', '李雪'] as const
const PANEL = ['朱明', '李国栋'] as const
const CRITERIA = [1, 2, 3, 4, 5].flatMap((force) => [1, 2, 3].map((one) => `F${force}.${one}`))
const SHEETS: Record<string, number> = { 朱明王建国: 5, 朱明李雪: 4, 李国栋王建国: 4, 李国栋李雪: 3 }

const form = (name: string) => readFile(new URL(`../demo/forms/${name}.docx`, import.meta.url))

/** 进入下一阶段: the card first says what is missing. */
const enter = async (hands: Hands, stage: string): Promise<void> => {
  await hands.says('林晓', '进入下一阶段')
  await hands.presses('林晓', await hands.buttonLike('林晓', `进入${stage}`))
  await hands.settled()
}

const handIn = async (hands: Hands, officer: string): Promise<void> => {
  await hands.presses(officer, '提交', { form: { declared: true } })
  await hands.presses(officer, '确认提交')
  await hands.pauses()
}

const scored = async (hands: Hands, nth: number): Promise<void> => {
  for (const reviewer of PANEL) {
    await hands.presses(reviewer, '开始评审')
    await hands.settled()
    const { card } = await hands.sim.lastCard(reviewer)
    const name = NAMES.find((one) => JSON.stringify(card).includes(`"content":"${one}"`))
    for (const [index, code] of CRITERIA.entries()) {
      const mark = SHEETS[`${reviewer}${name}`] ?? 3
      await hands.presses(reviewer, `mark_${code}_${index === nth ? mark - 1 : mark}`)
    }
  }
}

const submitted = async (hands: Hands): Promise<void> => {
  for (const reviewer of PANEL) await hands.presses(reviewer, '提交评分')
  await hands.settled()
}

/** One cycle, as short as it can be with everything in it that must not be lost or happen twice. */
export const cycle: readonly Step[] = [
  {
    name: '推荐表：发文件',
    at: START,
    run: async (hands) => {
      await hands.sends('周敏', { name: '王建国推荐表.docx', bytes: await form('wangjianguo') })
      await hands.pauses()
      await hands.sends('陈芳', { name: '李雪推荐表.docx', bytes: await form('lixue') })
    },
  },
  {
    name: '推荐：在聊天里说',
    at: '2026-11-23T10:00:00+08:00',
    run: async (hands) => {
      await hands.presses('陈芳', '补 工会会员号')
      await hands.settled()
      await hands.says('陈芳', '110108201411026')
      await hands.presses('陈芳', '核对')
      await hands.says('刘洋', '推荐 赵小𬭎 数字修复师 青禾数字文化')
      await hands.says('刘洋', '文化产业')
    },
  },
  {
    name: '提交',
    at: '2026-11-23T11:00:00+08:00',
    run: async (hands) => {
      await handIn(hands, '周敏')
      await handIn(hands, '陈芳')
    },
  },
  {
    name: '本人同意',
    at: '2026-11-23T14:00:00+08:00',
    run: async (hands) => {
      const ticks = { collect: true, sensitive: true, publish: true }
      for (const name of NAMES) {
        await hands.presses(name, '同意并确认', { form: ticks })
        await hands.pauses()
      }
    },
  },
  {
    name: '纳入汇总',
    at: '2026-11-30T09:00:00+08:00',
    run: async (hands) => {
      await enter(hands, '汇总')
      await hands.says('杨柳', '汇总')
      for (const name of NAMES) {
        await hands.presses('杨柳', `纳入汇总 · ${name}`)
        await hands.pauses()
      }
    },
  },
  {
    name: '上报',
    at: '2026-11-30T10:00:00+08:00',
    run: async (hands) => {
      await hands.presses('杨柳', '上报')
      const said = { 比选方式: '评比', 比选说明: '单位初评，街道复核材料', 负责人: '杨柳' }
      await hands.presses('杨柳', '确认上报', { form: said })
      await hands.settled()
      await enter(hands, '资格审核')
    },
  },
  {
    name: '资格审核：通过',
    at: '2026-11-30T11:00:00+08:00',
    run: async (hands) => {
      for (const name of NAMES) {
        await hands.says('何静', '审核')
        await hands.presses('何静', `审核 · ${name}`)
        await hands.presses('何静', `通过 · ${name}`)
        await hands.pauses()
      }
    },
  },
  {
    name: '分派评委',
    at: `${DURING.REVIEW}T09:00:00+08:00`,
    run: (hands) => enter(hands, '评审'),
  },
  {
    name: '打分',
    at: `${DURING.REVIEW}T10:00:00+08:00`,
    run: (hands) => scored(hands, 3),
  },
  {
    name: '提交评分',
    at: `${DURING.REVIEW}T11:00:00+08:00`,
    run: async (hands) => {
      await submitted(hands)
      await scored(hands, 9)
      await submitted(hands)
    },
  },
  {
    name: '结束评分',
    at: `${DURING.REVIEW}T14:00:00+08:00`,
    run: async (hands) => {
      await hands.says('许岚', '评审进度')
      // The first press asks whether they really are to end.
      for (const _ of ['asked', 'ended']) await hands.presses('许岚', '结束评分')
      await hands.settled()
      for (const name of NAMES) await hands.presses('许岚', `列入名单 · ${name}`)
      await hands.settled()
      await enter(hands, '名单')
    },
  },
  {
    name: '提请发布',
    at: `${DURING.PUBLICITY}T09:00:00+08:00`,
    run: async (hands) => {
      await enter(hands, '公示')
      await hands.says('林晓', '预览公示')
      await hands.presses('林晓', '提请发布', { form: { 公示开始日期: DURING.PUBLICITY } })
      await hands.settled()
    },
  },
  {
    name: '同意发布（第二个人）',
    at: `${DURING.PUBLICITY}T10:00:00+08:00`,
    run: async (hands) => {
      await hands.presses('赵启明', '同意发布')
      await hands.settled()
      await hands.says('邓小云', '公示')
    },
  },
  {
    name: '提出异议',
    at: `${DURING.PUBLICITY}T11:00:00+08:00`,
    run: async (hands) => {
      await hands.presses('孟凡', '我有异议', { chat: GROUPS[0] })
      await hands.settled()
      const said = {
        真实姓名: '孟凡',
        联系方式: '13900000077',
        事实: '合格率是全车间的，当年的报表可以查到。',
      }
      const about = await respondent(hands)
      await hands.presses('孟凡', '提交', { form: { ...said, 被反映人: about } })
      await hands.settled()
    },
  },
  {
    name: '异议成立',
    at: `${DURING.PUBLICITY}T14:00:00+08:00`,
    run: async (hands) => {
      await hands.presses('高远', '受理 · 王建国')
      await hands.settled()
      await hands.presses('高远', '成立 · 王建国', { form: { 结论: '数据不属于本人。' } })
      await hands.settled()
    },
  },
  {
    name: '发布更正',
    at: `${DURING.PUBLICITY}T15:00:00+08:00`,
    run: async (hands) => {
      await hands.presses('孙立', '同意发布')
      await hands.settled()
      await hands.says('邓小云', '公示')
    },
  },
  {
    name: '公示结束',
    at: `${DURING.AFTER}T09:00:00+08:00`,
    run: async (hands) => {
      await hands.settled()
      await enter(hands, '党组会审议')
    },
  },
  {
    name: '审议决定',
    at: `${DURING.AFTER}T15:00:00+08:00`,
    run: async (hands) => {
      const head = { 会议名称: '2026年第40次党组会', 会议日期: DURING.AFTER }
      await hands.says('钱文', '录入会议')
      await hands.presses('钱文', '同意 · 李雪', { form: head })
      await hands.presses('钱文', '提交')
      await hands.settled()
      await hands.presses('孙立', '确认无误')
      await hands.settled()
    },
  },
]

/** The option names the unit, too, as the form had it. */
const respondent = async ({ sim }: Hands): Promise<string> => {
  const { card } = await sim.lastCard('孟凡')
  return /王建国（[^（）"]*）/.exec(JSON.stringify(card))?.[0] ?? '王建国'
}

/** The clock goes to the beginning of the step, and then people act. */
export const runStep = async (hands: Hands, { at, run }: Step): Promise<void> => {
  await hands.settled()
  if (Date.parse((await hands.sim.state()).now) < Date.parse(at)) await hands.sim.clock({ to: at })
  await hands.settled()
  await run(hands)
}
