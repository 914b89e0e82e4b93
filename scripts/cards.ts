/**
 * Every card in its smallest and largest view: its size and the validator's words on the terminal, and with a file
 * its JSON for the page's gallery (sandbox/page/gallery.html). Usage: npm run cards [-- --json FILE]
 */
import { readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { validateCard } from '../sandbox/cards/validate.ts'
import type { Fixture } from '../test/cards/fixture.ts'

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

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const fixtures = await fixturesOf()
for (const fixture of fixtures) console.log(line(fixture))
if (values.json) {
  await writeFile(values.json, JSON.stringify(fixtures.map(({ card, name, json }) => ({ card, name, json }))))
  console.log(`样张：${values.json}`)
}
