import { writeFile } from 'node:fs/promises'
import { simClient } from '../sandbox/client.ts'
import { chapters } from './chapters.ts'
import { newPlay, type Play } from './play.ts'
import { type Program, startProgram } from './program.ts'
import { type Result, resultOf } from './result.ts'
import { silent, type Tell, teller } from './tell.ts'

/** As 新建年度 names it. */
const CYCLE = '2026年海淀工匠选树'
/** A Monday morning in Beijing; everything that follows is on the tenant's own clock. */
const START = '2026-03-02T09:00:00+08:00'

/** `--wire FILE` keeps everything that passed between people, sandbox and bot, for whoever wants to recount it. */
const keepWire = async ({ sim }: Play): Promise<void> => {
  const at = process.argv.indexOf('--wire')
  const file = at < 0 ? undefined : process.argv[at + 1]
  if (!file) return
  const [state, deliveries, calls] = await Promise.all([sim.state(), sim.deliveries(), sim.calls()])
  await writeFile(file, JSON.stringify({ state, deliveries, calls }))
}

const sumUp = ({ messagesSent, eventsHandled, duplicates, audit }: Result, tell: Tell): void => {
  tell.chapter('收尾：数一数')
  tell.line(`机器人处理了 ${eventsHandled} 件事，发出 ${messagesSent} 条消息。`)
  tell.line(`其中 ${duplicates.injected} 件被平台重复投递，${duplicates.absorbed} 件只算了一次。`)
  tell.line(`审计记录 ${audit.lines} 行，${audit.verified ? '链条完整' : '链条不完整'}。`)
}

/** When the program itself is gone, what it said last explains more than our own trouble. */
const concluded = async (play: Play, program: Program): Promise<Result> => {
  try {
    await keepWire(play)
    return await resultOf(play, program)
  } catch (error) {
    await program.kill()
    throw new Error([...play.errors, program.printed(), String(error)].join('\n'))
  }
}

const main = async (): Promise<void> => {
  const json = process.argv.includes('--json')
  const tell = json ? silent : teller((text) => process.stdout.write(text))
  const began = performance.now()
  const program = await startProgram(START)
  const play = newPlay(simClient(program.url), tell)
  try {
    await chapters(play, program.code)
  } catch (error) {
    play.errors.push(error instanceof Error ? error.message : String(error))
  }
  const result = await concluded(play, program)
  const story = { cycle: CYCLE, transports: { ws: result }, same: true }
  if (json) process.stdout.write(`${JSON.stringify(story)}\n`)
  else sumUp(result, tell)
  if (!json) tell.line(`全程 ${Math.round((performance.now() - began) / 1000)} 秒。`)
  if (result.errors.length > 0) {
    process.stderr.write(`${result.errors.join('\n')}\n`)
    process.exitCode = 1
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
