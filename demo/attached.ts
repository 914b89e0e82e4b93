import { SimError, simClient } from '../sandbox/client.ts'
import { short } from './cast.ts'
import { chapters, START } from './chapters.ts'
import { createPace } from './pace.ts'
import { pacedSim } from './paced.ts'
import { newPlay, type Play, Wrong } from './play.ts'
import { countedOn } from './result.ts'

const sumUp = async ({ sim, tell, duplicates }: Play): Promise<void> => {
  const { messagesSent, eventsHandled } = await countedOn(sim, await sim.calls())
  tell.chapter('收尾：数一数')
  tell.line(`机器人处理了 ${eventsHandled} 件事，发出 ${messagesSent} 条消息。`)
  tell.line(`其中 ${duplicates.injected} 件被平台重复投递，${duplicates.absorbed} 件只算了一次。`)
  tell.line('沙箱就停在这里：换成任何一个人，都可以接着用。')
}

/**
 * Plays the story on a sandbox that is running already, at the pace that is chosen at its page.
 * @throws Wrong or SimError when somebody saw something else than they should
 */
export const playAt = async (url: string): Promise<void> => {
  const sim = simClient(url)
  const { code } = await sim.play.stage(START)
  if (code === undefined) throw new Wrong('机器人没有给出初始化码')
  const pace = createPace(sim)
  const play = newPlay(pacedSim(sim, pace), short, pace.tell)
  await chapters(play, code)
  await sumUp(play)
  await pace.seen()
}

const isSaid = (body: unknown): body is { error: string } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'

/** One sentence for whoever watched; the lines after the first are for a developer. */
export const whyItBroke = (error: unknown): string => {
  if (error instanceof SimError && isSaid(error.body)) return error.body.error
  if (error instanceof SimError || error instanceof Wrong) return error.message.split('\n')[0] ?? ''
  if (error instanceof TypeError && error.message === 'fetch failed') return '演示和沙箱失去了联系'
  return `演示的程序出了错（${String(error)}）`
}
