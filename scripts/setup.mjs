// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
// start [FILE]   installs and generates what is missing, then runs the bot
// operate FILE … the same for what an operator does, with the settings of .env, too
// run FILE …     the same for any other file, without them: no test or demo must reach the real Feishu
// test …         the tests; check: format, lint, types, tests
// page           builds the sandbox's page; test-page …, pictures …: what needs a browser
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install, pinnedNode } from './setup/install.mjs'
import { buildPage } from './setup/page.mjs'
import { generateClient } from './setup/prisma-client.mjs'
import { runAll } from './setup/run.mjs'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const bin = (file) => `${ROOT}node_modules/${file}`
const vitest = (args) => [bin('vitest/vitest.mjs'), 'run', ...args]
const tsc = (project) => [bin('typescript/bin/tsc'), '--noEmit', '-p', project]
/** What is set already stays as it is. */
const ENV = existsSync(`${ROOT}.env`) ? ['--env-file=.env'] : []
/** They show the sandbox's page to somebody. */
const WITH_PAGE = ['start', 'page', 'test-page', 'pictures']

const COMMANDS = {
  start: (args) => [[...ENV, ...(args.length ? args : ['src/main.ts'])]],
  operate: (args) => [[...ENV, ...args]],
  run: (args) => [args],
  test: (args) => [vitest(args)],
  check: (args) => [
    [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'],
    tsc('.'),
    tsc('sandbox/page'),
    tsc('test/page'),
    vitest(args),
  ],
  page: () => [],
  'test-page': (args) => [vitest(['--config', 'vitest.page.config.ts', ...args])],
  pictures: (args) => [['scripts/pictures.ts', ...args]],
}

async function main([command, ...args]) {
  const steps = COMMANDS[command]?.(args)
  if (!steps) throw new Error(`usage: setup.mjs ${Object.keys(COMMANDS).join('|')} …`)
  process.chdir(ROOT)
  install()
  generateClient(pinnedNode())
  if (WITH_PAGE.includes(command)) buildPage(pinnedNode())
  const file = steps[0]?.find((arg) => !ENV.includes(arg))
  if (steps.length > 0 && (!file || !existsSync(file))) throw new Error(`没有这个文件 no such file: ${file}`)
  const code = await runAll(pinnedNode(), steps)
  if (command === 'test' || command === 'check') nameTheUnseen()
  process.exitCode = code
}

function nameTheUnseen() {
  const server = process.env.TEST_DATABASE_URL
  const lines = server
    ? [
        `The database of these tests was PostgreSQL (${new URL(server).host}).`,
        'PGlite was tested only where a folder or a migration is the subject: run again without TEST_DATABASE_URL.',
      ]
    : [
        'The database of these tests was PGlite.',
        'PostgreSQL was not tested here: set TEST_DATABASE_URL=postgres://… (a user who may create databases).',
      ]
  console.log(`\n${lines.join('\n')}`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
