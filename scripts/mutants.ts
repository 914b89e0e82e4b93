/**
 * Plants one fault after another in a copy of the project. Each must turn a test red: a test that stays green beside
 * a planted fault asserts nothing. Usage: npm run mutants [-- WORDS OF A NAME]
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutant, mutants } from './mutants/list.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const SKIP = /(^|\/)(node_modules|\.git|\.sandbox|\.data)(\/|$)/

const copy = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !SKIP.test(path.slice(ROOT.length)) })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

const run = (folder: string, tests: readonly string[]): string[] => {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--reporter=json', `--outputFile=${report}`, ...tests]
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  if (!existsSync(report)) throw new Error(`the tests did not run: ${stderr.slice(-500)}`)
  return failedIn(JSON.parse(readFileSync(report, 'utf8')) as Report)
}

type Report = {
  numTotalTests: number
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
}

/** Names of the failed tests. A run that broke before any test ran catches nothing. */
const failedIn = (report: Report): string[] => {
  if (report.numTotalTests === 0) throw new Error('no test ran')
  return report.testResults.flatMap((file) =>
    file.assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName.trim()),
  )
}

const plant = (folder: string, mutant: Mutant): (() => void) => {
  const file = join(folder, mutant.file)
  const original = readFileSync(file, 'utf8')
  const parts = original.split(mutant.find)
  if (parts.length !== 2)
    throw new Error(`${mutant.name}: the place to plant was found ${parts.length - 1} times`)
  writeFileSync(file, parts.join(mutant.replace))
  return () => writeFileSync(file, original)
}

const main = (): number => {
  const wanted = process.argv.slice(2).join(' ')
  const chosen = mutants.filter((mutant) => mutant.name.includes(wanted))
  const folder = copy()
  let escaped = 0
  try {
    for (const mutant of chosen) {
      const [red] = run(folder, mutant.tests)
      if (red) throw new Error(`${mutant.name}: its tests are red without the fault: ${red}`)
      const restore = plant(folder, mutant)
      const failed = run(folder, mutant.tests)
      restore()
      if (failed.length === 0) escaped += 1
      console.log(
        failed.length ? `caught   ${mutant.name}\n         by: ${failed[0]}` : `ESCAPED  ${mutant.name}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${chosen.length - escaped} caught, ${escaped} escaped`)
  return escaped === 0 && chosen.length > 0 ? 0 : 1
}

process.exitCode = main()
