// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const STAMP = `${ROOT}node_modules/.cache/haidian/install.txt`

const SCRIPTS_OFF =
  'npm 没有运行安装脚本，缺少固定版本的 Node；请运行 npm rebuild --ignore-scripts=false 后重试。\n' +
  'npm ran no install scripts, so the pinned Node is missing: run npm rebuild --ignore-scripts=false and try again.'

/** @returns {string} the Node every program of this project runs on */
export function pinnedNode() {
  const folder = `${ROOT}node_modules/node/bin/node`
  return process.platform === 'win32' ? `${folder}.exe` : folder
}

/** Installs when something is missing or package-lock.json changed since the last time; otherwise costs nothing. */
export function install() {
  if (isInstalled()) return
  mkdirSync(`${ROOT}.cache`, { recursive: true })
  // Not in node_modules: `npm ci` deletes that.
  withLock(`${ROOT}.cache/install.lock`, () => {
    if (isInstalled()) return
    if (!isComplete()) runNpm()
    if (!existsSync(pinnedNode())) throw new Error(SCRIPTS_OFF)
    checkVersion()
    mkdirSync(`${ROOT}node_modules/.cache/haidian`, { recursive: true })
    writeFileSync(STAMP, fingerprint())
  })
}

function isInstalled() {
  return existsSync(pinnedNode()) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Whether what lies there is what package-lock.json asks for, however it came there (`npm ci` by hand, too). */
function isComplete() {
  const hidden = `${ROOT}node_modules/.package-lock.json`
  if (!existsSync(pinnedNode()) || !existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')).packages
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages
  // Optional ones are for other machines.
  return Object.keys(wanted).every(
    (name) => !name || wanted[name].optional || wanted[name].version === found[name]?.version,
  )
}

function runNpm() {
  console.log('正在安装依赖 installing dependencies …')
  // In an environment of production npm leaves out what builds and tests.
  const args = ['--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(new URL('no-schema-engine', import.meta.url)),
  }
  for (const command of ['ci', 'install']) {
    const run = spawnSync(`npm ${command} ${args.join(' ')}`, {
      cwd: ROOT,
      env,
      stdio: 'inherit',
      shell: true,
    })
    if (run.status === 0) return
  }
  throw new Error(
    '依赖没有装上，请检查网络和 npm 的设置。\nThe dependencies could not be installed: check the network and npm.',
  )
}

function checkVersion() {
  const wanted = `v${JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')).devDependencies.node}`
  const found = execFileSync(pinnedNode(), ['--version'], { encoding: 'utf8' }).trim()
  if (found !== wanted) throw new Error(`Node ${found} ≠ ${wanted}\n${SCRIPTS_OFF}`)
}

function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex')
}
