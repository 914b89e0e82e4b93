/** What somebody did, as the sandbox recorded it (`GET /_sim/did`); `by` is a name. */
export type Act = { seq: number; by: string; verb: string; args: Record<string, unknown> }

/** Who looks where: a person's id, and `bot` or a group's name. */
export type Place = { person: string; chat: string }

export type Step = {
  at: Place
  /** one sentence: what to do now */
  say: string
  /** why it is so, or where to look */
  hint?: string
  /** the sample form can be sent from here */
  sample?: true
  /** what a visitor who does not want to type may have filled in, by label */
  example?: Readonly<Record<string, string>>
  done: (act: Act) => boolean
}

export type Tale = {
  id: 'nominate' | 'score' | 'publicity'
  title: string
  promise: string
  /** the moment of the cycle it begins in */
  seed: 'nominate' | 'review' | 'publicity'
  steps: readonly Step[]
  /** whom it changed something for; `menu`: what that person opens to see it */
  end: { at: Place; name: string; press: string; say: string; menu?: string }
}

/** A refused press is no step: the card says what is missing, and it is pressed again. */
const pressed =
  (name: string, words: RegExp) =>
  ({ by, verb, args }: Act): boolean =>
    by === name && verb === 'press' && args.refused !== true && words.test(String(args.button))

const nominating: Tale = {
  id: 'nominate',
  title: '推荐一位工匠',
  promise: '周敏是企业工会干部：把 Word 推荐表发过来，勾一下，按两下，就报上去了。',
  seed: 'nominate',
  steps: [
    {
      at: { person: 'zhoumin', chat: 'bot' },
      say: '把推荐表拖进聊天里，或者按“发送这份推荐表”',
      sample: true,
      done: ({ by, verb }) => by === '周敏' && verb === 'sendFile',
    },
    {
      at: { person: 'zhoumin', chat: 'bot' },
      say: '机器人读好了整份表：往下翻到底，勾选“郑重承诺”，再按“提交”',
      hint: '每一项都能在卡片上改，改过的不会丢。',
      done: pressed('周敏', /^提交$/),
    },
    {
      at: { person: 'zhoumin', chat: 'bot' },
      say: '再按一次“确认提交”',
      done: pressed('周敏', /^确认提交$/),
    },
  ],
  end: {
    at: { person: 'wangjianguo', chat: 'bot' },
    name: '王建国',
    press: '看看王建国收到了什么',
    say: '王建国收到了征求意见的卡片：推荐谁，都要本人同意；杨柳（街道总工会）那里多了一份待汇总。',
  },
}

const scoring: Tale = {
  id: 'score',
  title: '给一位候选人打分',
  promise: '李国栋是评委：十五项标准分五力，一项按一下，按完自动翻面。',
  seed: 'review',
  steps: [
    {
      at: { person: 'liguodong', chat: 'bot' },
      say: '这张评分卡还差一项：往下翻到写着“未评”的，按一个等级',
      hint: '按一下就保存，不用打一个字；十五项评完，卡片自己翻到核对。',
      done: pressed('李国栋', /^(mark_|[1-5] |不适用)/),
    },
    {
      at: { person: 'liguodong', chat: 'bot' },
      say: '核对五力的得分，往下翻到底，按“提交评分”',
      hint: '哪一力不合适，按“修改”翻回去改。',
      done: pressed('李国栋', /^提交评分$/),
    },
  ],
  end: {
    at: { person: 'xulan', chat: 'bot' },
    name: '许岚',
    press: '看看评审组长许岚看到什么',
    say: '许岚看得到谁评完了、谁还没有，可以催办；分数和名次在评分结束之前她也看不到。',
    menu: 'progress',
  },
}

const publicising: Tale = {
  id: 'publicity',
  title: '在群里看公示',
  promise: '邓小云是职工：名单在群里只有一张卡片，有异议可以私下实名反映。',
  seed: 'publicity',
  steps: [
    {
      at: { person: 'dengxiaoyun', chat: '海淀职工之家' },
      say: '这张卡片就是公示名单。往下翻，按“我有异议”',
      hint: '群里的卡片不会因此变样，别人也不知道谁按了。',
      done: pressed('邓小云', /^我有异议$/),
    },
    {
      at: { person: 'dengxiaoyun', chat: 'bot' },
      say: '机器人在私聊里给了一张表：填好，往下翻，按“提交”',
      hint: '内容只有案件承办的同志能看到。',
      example: {
        被反映人: '王建国',
        真实姓名: '邓小云',
        联系方式: '13800001026',
        事实: '名单上写的“三微米”和我在公司公告里看到的不一样，请核对检测报告。',
      },
      done: pressed('邓小云', /^提交$/),
    },
  ],
  end: {
    at: { person: 'gaoyuan', chat: 'bot' },
    name: '高远',
    press: '看看案件承办高远看到什么',
    say: '高远收到了这件异议，可以受理、核实，作出成立或不成立的结论；群里的名单在此之前不变。',
  },
}

/** The three guided stories, each at most five presses from its start to what somebody else sees. */
export const tales: readonly Tale[] = [nominating, scoring, publicising]

/**
 * How many steps of a tale are behind: each is done by an act after the one that did the step before it.
 * Doing something else in between changes nothing.
 * @param since `seq` at which the tale began
 */
export const stepsDone = ({ steps }: Tale, acts: readonly Act[], since: number): number => {
  let after = since
  for (const [index, step] of steps.entries()) {
    const act = acts.find((one) => one.seq > after && step.done(one))
    if (!act) return index
    after = act.seq
  }
  return steps.length
}
