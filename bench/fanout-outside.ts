// The world outside of the bot, in a process of its own: Feishu, and five officers who chat. Run by bench/fanout.ts.
import { createSandbox, type Sandbox } from '../sandbox/server/sandbox.ts'
import { GROUPS_OF_THE_LIST, tenantWithGroups } from '../test/support/tenant-with-groups.ts'

/** What the bot's side asks, and what it is told. */
export type Ask =
  | { ask: 'open'; groups: number; startAt: string }
  | { ask: 'chat' }
  | { ask: 'count' }
  | { ask: 'end' }
export type Tenant = { url: string; credentials: Sandbox['credentials']; chats: Record<string, string> }
/** Milliseconds from each word to its answer; calls that the platform refused for want of room; cards in each group. */
export type Seen = { answers: number[]; refused: number; cards: number[] }

const OFFICERS = ['周敏', '陈芳', '吴刚', '陆萍', '刘洋']
const WORDS = ['首页', '待办', '公示', '我的申报']
/** What a person takes to look at an answer, ms. */
const LOOKING_MS = 800
const LOOK_MS = 10
/** Too many calls, or too many for one receiver. */
const REFUSED = new Set([99991400, 230020])

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let sandbox: Sandbox
let groups: string[] = []
let chatting = false
const answers: number[] = []

const open = async (count: number, startAt: string): Promise<Tenant> => {
  sandbox = await createSandbox({ seed: tenantWithGroups(count), startAt })
  const chats = sandbox.sim.state().chats.map(({ name, id }) => [name, id] as const)
  groups = chats.flatMap(([name, id]) => (GROUPS_OF_THE_LIST.test(name) ? [id] : []))
  return { url: sandbox.url, credentials: sandbox.credentials, chats: Object.fromEntries(chats) }
}

const chat = async (officer: string, nth: number): Promise<void> => {
  await pause(nth * 170)
  for (let turn = nth; chatting; turn += 1) {
    const before = sandbox.sim.messages(officer).length
    const began = performance.now()
    sandbox.sim.say(officer, { text: WORDS[turn % WORDS.length] ?? '' })
    // The word itself, and its answer.
    while (sandbox.sim.messages(officer).length < before + 2) await pause(LOOK_MS)
    answers.push(performance.now() - began)
    await pause(LOOKING_MS)
  }
}

const seen = (): Seen => {
  const inGroup = new Map<string, number>()
  let refused = 0
  for (const { op, code, response } of sandbox.sim.calls({})) {
    if (REFUSED.has(code)) refused += 1
    const { chat_id: id } = (response as { data?: { chat_id?: string } } | undefined)?.data ?? {}
    if (op === 'im.message.create' && code === 0 && id) inGroup.set(id, (inGroup.get(id) ?? 0) + 1)
  }
  return { answers, refused, cards: groups.map((id) => inGroup.get(id) ?? 0) }
}

const obey = async (asked: Ask): Promise<object> => {
  if (asked.ask === 'open') return open(asked.groups, asked.startAt)
  if (asked.ask === 'count') return seen()
  if (asked.ask === 'end') {
    chatting = false
    await sandbox.close()
    return {}
  }
  chatting = true
  for (const [nth, officer] of OFFICERS.entries()) void chat(officer, nth)
  return {}
}

process.on('message', (asked: Ask) => {
  obey(asked).then(
    (answer) => process.send?.({ answer }),
    (error: Error) => process.send?.({ error: error.stack }),
  )
})
