// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
// start [FILE]   installs and generates what is missing, then runs the bot
// run FILE …     the same for any other file
// test …         the tests; check: format, lint, types, tests
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { install, pinnedNode } from './setup/install.mjs'
import { generateClient } from './setup/prisma-client.mjs'
import { runAll } from './setup/run.mjs'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const bin = (file) => `${ROOT}node_modules/${file}`
const vitest = (args) => [bin('vitest/vitest.mjs'), 'run', ...args]

const COMMANDS = {
  start: (args) => [args.length ? args : ['src/main.ts']],
  run: (args) => [args],
  test: (args) => [vitest(args)],
  check: (args) => [
    [bin('@biomejs/biome/bin/biome'), 'ci', '.'],
    [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'],
    vitest(args),
  ],
}

async function main([command, ...args]) {
  const steps = COMMANDS[command]?.(args)
  if (!steps) throw new Error(`usage: setup.mjs ${Object.keys(COMMANDS).join('|')} …`)
  process.chdir(ROOT)
  install()
  generateClient(pinnedNode())
  const [file] = steps[0]
  if (!file || !existsSync(file)) throw new Error(`没有这个文件 no such file: ${file}`)
  const code = await runAll(pinnedNode(), steps)
  if (command === 'test' || command === 'check') nameTheUnseen()
  process.exitCode = code
}

function nameTheUnseen() {
  const why = process.env.TEST_DATABASE_URL
    ? 'the tests do not use TEST_DATABASE_URL yet'
    : 'set TEST_DATABASE_URL'
  console.log(`\nThe database of these tests was PGlite.\nPostgreSQL was not tested here: ${why}`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
