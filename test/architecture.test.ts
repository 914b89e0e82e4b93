import { readdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const ROOTS = ['src', 'cards', 'sandbox', 'demo']

type Import = { from: string; to: string; typesOnly: boolean }

let sources: Map<string, string>
let imports: Import[]

beforeAll(async () => {
  sources = new Map()
  for (const root of ROOTS) {
    const names = await readdir(`${ROOT}${root}`, { recursive: true })
    for (const name of names.filter((name) => /\.(ts|tsx)$/.test(name)).sort()) {
      const file = `${root}/${name}`
      if (!file.startsWith('src/store/generated/'))
        sources.set(file, await readFile(`${ROOT}${file}`, 'utf8'))
    }
  }
  imports = [...sources].flatMap(([file, text]) => importsOf(file, text))
})

/** Every import and re-export by a relative path, resolved; `import { type A, type B }` counts as types. */
function importsOf(file: string, text: string): Import[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s+['"](\.[^'"]+)['"]/gm,
  )
  const found = [...statements].map(([, type, names = '', path = '']) => ({
    from: file,
    to: posix.join(posix.dirname(file), path),
    typesOnly: Boolean(type) || onlyTypes(names),
  }))
  const others = text.matchAll(/\bimport\s*\(?\s*['"](\.[^'"]+)['"]/g)
  for (const [, path = ''] of others) {
    found.push({ from: file, to: posix.join(posix.dirname(file), path), typesOnly: false })
  }
  return found
}

function onlyTypes(names: string): boolean {
  const listed =
    names
      .match(/^\{([\s\S]*)\}$/)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  return listed.length > 0 && listed.every((name) => name === '' || name.startsWith('type '))
}

/** `src/store/tx.ts` → `store`; files at the top of src stand for themselves. */
function layerOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  return top === 'src' ? second : top
}

/** What a layer may import from others; `types`: `import type` alone. */
const MAY: Record<string, { values: string[]; types: string[] }> = {
  domain: { values: [], types: [] },
  cards: { values: [], types: ['domain'] },
  usecases: { values: ['domain', 'deps.ts'], types: ['store'] },
  store: { values: ['domain', 'clock.ts'], types: ['deps.ts', 'usecases'] },
  reports: { values: ['domain'], types: [] },
  feishu: {
    values: ['usecases', 'cards', 'domain', 'reports', 'deps.ts', 'error-facts.ts'],
    types: ['store'],
  },
  jobs: {
    values: [
      ...['usecases', 'cards', 'feishu', 'store', 'domain', 'deps.ts', 'clock.ts', 'error-facts.ts'],
      'blobs.ts',
    ],
    types: [],
  },
  doctor: { values: ['config.ts', 'feishu', 'sealing.ts', 'store'], types: [] },
  'deps.ts': { values: ['domain'], types: ['store', 'usecases'] },
  'clock.ts': { values: [], types: [] },
  'config.ts': { values: [], types: [] },
  'blobs.ts': { values: [], types: ['deps.ts'] },
  'sealing.ts': { values: [], types: ['deps.ts'] },
  'data-keys.ts': { values: [], types: [] },
  'error-facts.ts': { values: [], types: [] },
  'log.ts': { values: ['error-facts.ts'], types: ['deps.ts'] },
  'sandbox-mode.ts': { values: ['clock.ts'], types: ['deps.ts', 'config.ts'] },
  sandbox: { values: [], types: [] },
  // What a person at the page has: the client, and how a card reads.
  demo: { values: ['sandbox'], types: ['sandbox'] },
}

/** These put the rest together. */
const ASSEMBLY = ['main.ts', 'start-feishu.ts', 'start-sandbox.ts', 'bot.ts', 'app.ts', 'way-in.ts']

test('the reader of imports sees every form of them', () => {
  const text = `import { a } from '../domain/a.ts'
import type { B } from './b.ts'
import {
  type C,
  type D,
} from '../store/c.ts'
import { type E, f } from '../jobs/e.ts'
export * from './g.ts'
import './h.ts'
const late = await import('../../main.ts')
import { z } from 'zod'`
  const seen = importsOf('src/usecases/x.ts', text).map(
    ({ to, typesOnly }) => `${to} ${typesOnly ? 'T' : 'V'}`,
  )
  expect(seen).toEqual([
    'src/domain/a.ts V',
    'src/usecases/b.ts T',
    'src/store/c.ts T',
    'src/jobs/e.ts V',
    'src/usecases/g.ts V',
    'src/usecases/h.ts V',
    'main.ts V',
  ])
})

test('imports point only one way', () => {
  const wrong = imports
    .map((line) => ({ ...line, here: layerOf(line.from), there: layerOf(line.to) }))
    .filter(({ here, there }) => here !== there && !ASSEMBLY.includes(here))
    .filter(({ here, there, typesOnly }) => {
      const may = MAY[here]
      return !may?.values.includes(there) && !(typesOnly && may?.types.includes(there))
    })
    .map(({ from, to, typesOnly }) => `${from} → ${to}${typesOnly ? ' (types)' : ''}`)
  expect(wrong).toEqual([])
})

test('nobody imports main, and only main what starts a mode', () => {
  const callersOf = (file: string) => imports.filter(({ to }) => to === file).map(({ from }) => from)
  expect(callersOf('src/main.ts')).toEqual([])
  expect(callersOf('src/start-feishu.ts')).toEqual(['src/main.ts'])
  expect(callersOf('src/start-sandbox.ts')).toEqual(['src/main.ts'])
})

test('the sandbox and its control line are loaded in sandbox mode alone', () => {
  const sandbox = /^(sandbox\/|src\/sandbox-mode\.ts)/
  const callers = imports
    .filter(({ from, to }) => sandbox.test(to) && !sandbox.test(from))
    .map(({ from }) => from)
    // The story drives the sandbox's door for people, and only that: see the next test.
    .filter((from) => !from.startsWith('demo/'))
  expect([...new Set(callers)]).toEqual(['src/start-sandbox.ts'])
  const main = sources.get('src/main.ts') ?? ''
  expect(
    importsOf('src/main.ts', main.replaceAll(/await import\([^)]*\)/g, '')).map(({ to }) => to),
  ).not.toContain('src/start-sandbox.ts')
})

test('the story knows nothing but the door for people and what a card says', () => {
  const known = ['sandbox/client.ts', 'sandbox/contract.ts', 'sandbox/cards/form.ts']
  const used = imports.filter(({ from, to }) => from.startsWith('demo/') && !to.startsWith('demo/'))
  expect(used.map(({ to }) => to).filter((to) => !known.includes(to))).toEqual([])
})

test('only the store knows Prisma, PGlite and pg-boss', () => {
  const known = /from\s+['"](@prisma\/|@electric-sql\/|pg-boss|pg['"]|pglite-prisma-adapter)/
  expect(filesWith(known).filter((file) => !file.startsWith('src/store/'))).toEqual([])
  const generated = imports.filter(({ to }) => to.startsWith('src/store/generated/'))
  expect(generated.map(({ from }) => from).filter((from) => !from.startsWith('src/store/'))).toEqual([])
})

test('only feishu knows the SDK', () => {
  expect(filesWith(/['"]@larksuiteoapi\//).filter((file) => !/^(src\/feishu|sandbox)\//.test(file))).toEqual(
    [],
  )
})

test('the rules import nothing but themselves, the calendar and the strokes of characters', () => {
  const packages = [...sources]
    .filter(([file]) => file.startsWith('src/domain/'))
    .flatMap(([file, text]) =>
      [...text.matchAll(/from\s+['"]([^.'"][^'"]*)['"]/g)].map(([, name]) => `${file} → ${name}`),
    )
  expect(packages.filter((line) => !/→ (chinese-days|cnchar-order)$/.test(line))).toEqual([])
})

test('only config reads the environment', () => {
  const allowed = /^(src\/config\.ts|sandbox\/|demo\/)/
  expect(filesWith(/process\.env\b/).filter((file) => !allowed.test(file))).toEqual([])
})

test('rules, use cases, cards and reports take time and chance as arguments', () => {
  const pure = /^(src\/(domain|usecases|reports)\/|cards\/)/
  const impure = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b/
  // The preview writes files for a developer.
  expect(filesWith(impure).filter((file) => pure.test(file) && file !== 'cards/preview.ts')).toEqual([])
})

test('the database writes no time of its own', async () => {
  expect(await readFile(`${ROOT}prisma/schema.prisma`, 'utf8')).not.toMatch(/@default\(now\(\)\)|@updatedAt/)
})

test('the project says nothing of where it was made', async () => {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', '.env.example']
  const texts = await Promise.all(files.map((file) => readFile(`${ROOT}${file}`, 'utf8')))
  expect(texts.filter((text) => /"resolved":/.test(text))).toEqual([])
})

/** Comments do not count. */
function filesWith(pattern: RegExp): string[] {
  const code = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  return [...sources].filter(([, text]) => pattern.test(code(text))).map(([file]) => file)
}
