/**
 * Every card in its smallest and largest view: its size and the validator's words on the terminal, and a page to
 * look at. Usage: npm run cards [-- FILE.html]
 */
import { readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { validateCard } from '../sandbox/cards/validate.ts'
import type { Fixture } from '../test/cards/fixture.ts'
import { cardHtml, pageHtml } from './cards/html.ts'

const folder = fileURLToPath(new URL('../test/cards/fixtures/', import.meta.url))

const fixturesOf = async (): Promise<Fixture[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const modules = await Promise.all(
    names.map(async (name) => (await import(`${folder}${name}`)) as { fixtures: Fixture[] }),
  )
  return modules.flatMap((module) => module.fixtures)
}

const line = (fixture: Fixture): string => {
  const verdict = validateCard(fixture.json, { imageKeys: () => true, personIds: () => true })
  const name = `${fixture.card}: ${fixture.name}`
  if (!verdict.ok) return `✗ ${name}: ${verdict.problems.map((problem) => problem.message).join('; ')}`
  return `✓ ${name}: ${verdict.tags} tags, ${(verdict.bytes / 1024).toFixed(1)} KB`
}

const fixtures = await fixturesOf()
for (const fixture of fixtures) console.log(line(fixture))
const [file] = process.argv.slice(2)
if (file) {
  const sections = fixtures.map((fixture) => ({
    title: `${fixture.card} · ${fixture.name}`,
    html: cardHtml(fixture.json),
  }))
  await writeFile(file, pageHtml(sections))
  console.log(`页面：${file}`)
}
