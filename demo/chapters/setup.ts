import { peopleSheet } from '../data.ts'
import { expectWords, inWords, type Play, somebody, today, Wrong } from '../play.ts'

/** Chapter 1: from the six digits on the terminal to a cycle that can begin. */
export const settingUp = async (play: Play, code: string): Promise<void> => {
  play.tell.chapter('启用：从一个空的数据库开始')
  const staff = somebody(play, '林晓')
  const wrong = await staff.says(`初始化 ${code === '000000' ? '111111' : '000000'}`)
  expectWords(wrong, '初始化码不对')
  expectWords(await staff.says(`初始化 ${code}`), '您现在是工作人员')
  play.tell.line('终端上印着六位初始化码。林晓先发错一次，被告知还能试几次；发对了，成为第一位工作人员。')
  await sheet(play)
  await secondPerson(play)
  await newCycle(play)
  await groups(play)
  await enter(play, '推荐')
}

const sheet = async (play: Play): Promise<void> => {
  const staff = somebody(play, '林晓')
  staff.took()
  await staff.sendsFile('单位和人员.csv', await peopleSheet(play.cast.sheet))
  const preview = await staff.sees()
  expectWords(preview, '核对人员表')
  const counted = /共(\d+)行，其中(\d+)行可以导入/.exec(preview)
  const done = await staff.presses('确认导入')
  await play.sim.idle()
  // A portion of rows that a busy machine could not write in time is written again, seconds later on the tenant's clock.
  if (!`${done}${await staff.sees()}`.includes('人员表已导入')) await play.sim.clock({ advance: '1m' })
  const result = done.includes('人员表已导入') ? done : await staff.sees()
  const bound = /(\d+)位已找到账号/.exec(result)?.[1]
  play.tell.line(
    `林晓把单位和人员表发进来：${counted?.[1]}行，逐行核对后导入，按手机号找到${bound}位同志的账号；${inWords(staff.took())}。`,
  )
}

/** Roles that can decide something take effect when somebody else confirms them. */
const secondPerson = async (play: Play): Promise<void> => {
  const second = somebody(play, '孙立')
  await second.says('确认授权')
  const all = (await second.buttons()).find((text) => text.startsWith('全部确认'))
  if (!all) throw new Wrong(`孙立没有看到待确认的授权：${await second.sees()}`)
  await second.presses(all)
  await play.sim.idle()
  play.tell.line(`工作人员、评审组长、记录员和案件承办要两人确认：复核人孙立按“${all}”，确认后才生效。`)
}

const newCycle = async (play: Play): Promise<void> => {
  const staff = somebody(play, '林晓')
  staff.took()
  await staff.says('新建年度')
  await staff.presses('建好年度', {
    form: {
      年度: '2026',
      推荐开始: '2026-03-02',
      推荐截止: '2026-03-11',
      汇总截止: '2026-03-14',
      审核截止: '2026-03-21',
      评审截止: '2026-03-31',
      选树目标人数: String(play.cast.target),
      联系电话: '010-60000000',
      联系邮箱: 'gongjiang@example.org',
      联系地址: '海淀区总工会职工发展部（示例地址）',
    },
  })
  play.tell.line(
    `新建2026年度：五个日期、目标${play.cast.target}人、公示用的联系方式；${inWords(staff.took())}。`,
  )
}

const groups = async (play: Play): Promise<void> => {
  const second = somebody(play, '孙立')
  for (const name of play.cast.groups) {
    const chat = await play.sim.addMembers(name, ['bot'], '林晓')
    await play.sim.idle()
    await play.sim.say('林晓', '@海淀工匠选树助手 设为公示群', chat.id)
    await play.sim.idle()
    await second.presses(`同意 · ${name}`)
    await play.sim.idle()
  }
  play.tell.line(`把机器人拉进${play.cast.groups.length}个群，林晓说“设为公示群”，孙立各按一下同意。`)
}

/** 进入下一阶段: the card first says what is missing. */
export const enter = async (play: Play, stage: string, reason?: string): Promise<void> => {
  const staff = somebody(play, '林晓')
  await staff.says('进入下一阶段')
  const button = (await staff.buttons()).find((text) => text.endsWith(`进入${stage}`))
  if (!button) throw new Wrong(`还不能进入${stage}：${await staff.sees()}`)
  await staff.presses(button, reason ? { form: { 理由: reason } } : {})
  await play.sim.idle()
  play.tell.line(`${await today(play)}，林晓按“进入下一阶段”，看过缺什么，再按“${button}”。`)
}
