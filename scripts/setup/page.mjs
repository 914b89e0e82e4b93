// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = `${ROOT}node_modules/.cache/haidian/`
const PAGE = `${ROOT}sandbox/page`
const TARGET = `${PAGE}/dist`
const STAMP = `${TARGET}/stamp.txt`
const VITE = `${ROOT}node_modules/vite/bin/vite.js`
/** What the page is made of: itself, and what it shares with the sandbox's server. */
const SOURCES = ['sandbox/page', 'sandbox/cards', 'sandbox/contract.ts', 'package-lock.json']

/**
 * Builds the sandbox's page when its sources changed since the last time; otherwise costs a few milliseconds.
 * A production install has no sandbox and no Vite, and needs neither.
 * @param {string} node path of the Node that runs Vite
 */
export function buildPage(node) {
  if (!existsSync(PAGE) || !existsSync(VITE)) return
  const wanted = fingerprint()
  if (stampOf() === wanted) return
  mkdirSync(CACHE, { recursive: true })
  withLock(`${CACHE}page.lock`, () => {
    if (stampOf() !== wanted) build(node, wanted)
  })
}

/** Made beside and moved into place whole, so that a running sandbox never serves half of it. */
function build(node, stamp) {
  const folder = `${CACHE}page-${process.pid}`
  rmSync(folder, { recursive: true, force: true })
  const args = [VITE, 'build', '--config', `${PAGE}/vite.config.ts`, '--outDir', folder]
  const run = spawnSync(node, args, { cwd: ROOT, encoding: 'utf8' })
  if (run.status !== 0)
    throw new Error(`沙箱的页面没有构建成功 vite build failed\n${run.stdout}\n${run.stderr}`)
  writeFileSync(`${folder}/stamp.txt`, stamp)
  rmSync(TARGET, { recursive: true, force: true })
  renameSync(folder, TARGET)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesOf(source)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Absolute paths, in a fixed order. */
function filesOf(source) {
  const path = `${ROOT}${source}`
  if (/\.\w+$/.test(source)) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'dist')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesOf(`${source}/${entry.name}`) : [`${path}/${entry.name}`],
    )
}

function stampOf() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined
}
