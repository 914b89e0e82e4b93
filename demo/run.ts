import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { simClient } from '../sandbox/client.ts'
import { readOptions, type Telling } from './arguments.ts'
import { playAt, whyItBroke } from './attached.ts'
import { whole } from './cast.ts'
import { chapters, START } from './chapters.ts'
import { newPlay, type Play } from './play.ts'
import { type Program, startProgram, type Transport } from './program.ts'
import { type Result, resultOf, stateOf } from './result.ts'
import { silent, type Tell, teller } from './tell.ts'

/** As 新建年度 names it. */
const CYCLE = '2026年海淀工匠选树'
const WAYS: Record<Transport, string> = { ws: '长连接', webhook: 'Webhook' }

type Run = { transport: Transport; tell: Tell; telling: Telling }

/** `--keep FOLDER`: what passed between people, sandbox and bot, for whoever wants to recount it, and the bot's log. */
const keep = async (run: Run, { sim }: Play): Promise<void> => {
  const { keep: folder } = run.telling
  if (!folder) return
  const [state, deliveries, calls] = await Promise.all([sim.state(), sim.deliveries(), sim.calls()])
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${run.transport}.wire.json`), JSON.stringify({ state, deliveries, calls }))
}

/** When the program itself is gone, what it said last explains more than our own trouble. */
const concluded = async (run: Run, play: Play, program: Program): Promise<Result> => {
  try {
    await keep(run, play)
    return await resultOf(play, program)
  } catch (error) {
    await program.kill()
    throw new Error([...play.errors, program.printed(), String(error)].join('\n'))
  }
}

/** The whole story from an empty database, over one transport. */
const playOver = async (run: Run): Promise<Result> => {
  const { transport, tell, telling } = run
  const program = await startProgram({
    at: START,
    transport,
    tenant: whole.tenant,
    ...(telling.databases[transport] && { database: telling.databases[transport] }),
  })
  const play = newPlay(simClient(program.url), whole, tell)
  try {
    await chapters(play, program.code)
  } catch (error) {
    play.errors.push(error instanceof Error ? error.message : String(error))
  }
  const result = await concluded(run, play, program)
  if (telling.keep) await writeFile(join(telling.keep, `${transport}.log`), program.printed())
  return result
}

const sumUp = ({ messagesSent, eventsHandled, duplicates, audit }: Result, tell: Tell): void => {
  tell.chapter('收尾：数一数')
  tell.line(`机器人处理了 ${eventsHandled} 件事，发出 ${messagesSent} 条消息。`)
  tell.line(`其中 ${duplicates.injected} 件被平台重复投递，${duplicates.absorbed} 件只算了一次。`)
  tell.line(`审计记录 ${audit.lines} 行，${audit.verified ? '链条完整' : '链条不完整'}。`)
}

/** Both programs side by side; the first transport is told, the others play in silence. */
const playAll = (telling: Telling, tell: Tell): Promise<[Transport, Result][]> =>
  Promise.all(
    telling.transports.map(
      async (transport, index): Promise<[Transport, Result]> => [
        transport,
        await playOver({ transport, telling, tell: index === 0 ? tell : silent }),
      ],
    ),
  )

const isSame = (results: readonly Result[]): boolean => {
  const [first, ...others] = results.map(stateOf)
  return others.every((other) => isDeepStrictEqual(other, first))
}

const comparison = (results: [Transport, Result][], same: boolean): string => {
  const ways = results.map(([transport]) => WAYS[transport])
  if (results.length === 1) return `事件经${ways.join('')}送达。`
  return same
    ? `同一个故事从另一个空库、经${ways.slice(1).join('、')}又演了一遍：除编号和时间外，两次的结果完全相同。`
    : `同一个故事经${ways.join('和')}演了两遍，两次的结果不一样！`
}

const main = async (telling: Telling): Promise<void> => {
  const tell = telling.json ? silent : teller((text) => process.stdout.write(text))
  const began = performance.now()
  const results = await playAll(telling, tell)
  const same = isSame(results.map(([, result]) => result))
  const story = { cycle: CYCLE, transports: Object.fromEntries(results), same }
  if (telling.json) process.stdout.write(`${JSON.stringify(story)}\n`)
  for (const [, result] of results.slice(0, 1)) sumUp(result, tell)
  tell.line(comparison(results, same))
  tell.line(`全程 ${Math.round((performance.now() - began) / 1000)} 秒。`)
  const errors = results.flatMap(([transport, { errors }]) =>
    errors.map((error) => `${WAYS[transport]}：${error}`),
  )
  if (!same) errors.push(comparison(results, same))
  if (errors.length > 0) {
    process.stderr.write(`${errors.join('\n')}\n`)
    process.exitCode = 1
  }
}

/** `--at URL`: on the sandbox that runs there, whose page says `POST /_sim/play`; its only words are why it broke off. */
const attached = async (url: string): Promise<void> => {
  try {
    await playAt(url)
  } catch (error) {
    process.stderr.write(`${whyItBroke(error)}\n`)
    process.exitCode = 1
  }
}

const start = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  await ('at' in options ? attached(options.at) : main(options))
}

await start().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
