// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = `${ROOT}node_modules/.cache/haidian/`
const SCHEMA = `${ROOT}prisma/schema.prisma`
const TARGET = `${ROOT}src/store/generated`
const STAMP = `${TARGET}/stamp.txt`

/**
 * Generates the Prisma client into src/store/generated when the schema or Prisma's version changed.
 * It is made in a folder of its own and moved into place whole, so nobody ever imports half of it.
 * @param {string} node path of the Node that runs Prisma
 */
export function generateClient(node) {
  const wanted = fingerprint()
  if (stampOf() === wanted) return
  mkdirSync(CACHE, { recursive: true })
  withLock(`${CACHE}generate.lock`, () => {
    if (stampOf() !== wanted) generate(node, wanted)
  })
}

function generate(node, stamp) {
  const folder = `${CACHE}client-${process.pid}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const schema = readFileSync(SCHEMA, 'utf8').replace(/(output\s*=\s*)"[^"]*"/, '$1"./generated"')
  writeFileSync(`${folder}/schema.prisma`, schema)
  const run = spawnSync(
    node,
    [`${ROOT}node_modules/prisma/build/index.js`, 'generate', '--schema', 'schema.prisma'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        // Never run: `generate` only wants a path, and with one it downloads nothing.
        PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('no-schema-engine', import.meta.url)),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  if (run.status !== 0) throw new Error(`prisma generate failed\n${run.stdout}\n${run.stderr}`)
  writeFileSync(`${folder}/generated/stamp.txt`, stamp)
  rmSync(TARGET, { recursive: true, force: true })
  // Where the rest of the source is not there (Dockerfile).
  mkdirSync(`${ROOT}src/store`, { recursive: true })
  renameSync(`${folder}/generated`, TARGET)
  rmSync(folder, { recursive: true, force: true })
}

function fingerprint() {
  const version = JSON.parse(readFileSync(`${ROOT}node_modules/prisma/package.json`, 'utf8')).version
  return createHash('sha256').update(version).update(readFileSync(SCHEMA)).digest('hex')
}

function stampOf() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined
}
