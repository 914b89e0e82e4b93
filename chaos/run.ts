// npm run chaos -- --seed N [--kills 20]   one cycle in bad weather, its bot killed again and again, against the same
// cycle undisturbed; on PGlite, or on the server of DATABASE_URL or TEST_DATABASE_URL, in databases of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { differences } from './outcome.ts'
import { freshGround } from './place.ts'
import { type Played, playCycle, type Trouble } from './play.ts'
import { killings, stormy, weather } from './weather.ts'

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name)
  const value = at < 0 ? otherwise : Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} 后面要写一个整数`)
  return value
}

const server = process.env.DATABASE_URL || process.env.TEST_DATABASE_URL || undefined

const playOn = async (trouble: Trouble): Promise<Played> => {
  const folder = await mkdtemp(join(tmpdir(), 'haidian-chaos-'))
  const { place, clear } = await freshGround(folder, server)
  try {
    return await playCycle({ place, folder }, trouble)
  } finally {
    await clear()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1000)} 秒`

const tellTrouble = ({ again, killed, struck }: Played): void => {
  const hits = weather.flatMap(({ name }, index) => (struck[index] ? [`${name} ${struck[index]}`] : []))
  console.log(`杀死机器人 ${killed} 次；有人因为没有回应又按了 ${again} 下。`)
  console.log(`故障：${hits.join('，')}。`)
}

const main = async (): Promise<void> => {
  const seed = argument('--seed', 1)
  const kills = argument('--kills', 20)
  console.log(`种子 ${seed}，数据库：${server ? 'PostgreSQL' : 'PGlite'}`)
  const began = performance.now()
  const whole = await playOn({})
  console.log(`没有故障：${whole.acts} 个动作，${seconds(began)}。`)
  const stormed = performance.now()
  const found = await playOn({ rules: stormy(seed), killAt: killings(seed, { kills, acts: whole.acts }) })
  console.log(`每种故障 5%：${seconds(stormed)}。`)
  tellTrouble(found)
  const wrong = differences(whole.outcome, found.outcome)
  if (!whole.verified || !found.verified) wrong.push('审计链条不完整')
  if (found.killed < kills) wrong.push(`只杀死了 ${found.killed} 次，应为 ${kills} 次`)
  for (const line of wrong) console.log(line)
  console.log(wrong.length === 0 ? `种子 ${seed}：结果一样` : `种子 ${seed}：有 ${wrong.length} 处不一样`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

await main().catch((error: Error) => {
  console.error(error.stack)
  process.exitCode = 1
})
