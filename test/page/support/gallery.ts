import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

const build = async (): Promise<string> => {
  const out = await mkdtemp(join(tmpdir(), 'gallery-'))
  const vite = `${ROOT}node_modules/vite/bin/vite.js`
  // NODE_ENV is `test` here, which would build Preact's development half
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '-c', `${ROOT}sandbox/page/vite.config.ts`, '--outDir', out, '--emptyOutDir'],
    { cwd: ROOT, env },
  )
  return out
}

const serve = (folder: string) =>
  createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname
    const file = path.startsWith('/samples/')
      ? `${ROOT}test/page${path}`
      : join(folder, path.replace(/^\/sandbox/, ''))
    const body = await readFile(file).catch(() => undefined)
    response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'text/plain' })
    response.end(body)
  })

export type GalleryQuery = {
  from: string
  only?: string
  theme?: 'light' | 'dark'
  width?: number
  wait?: number
}

/** Builds the gallery as it is shipped and serves it, with the samples beside it; answers its addresses. */
export const useGallery = () => {
  let base = ''
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    const folder = await build()
    const server = serve(folder)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    close = async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    }
  })
  afterAll(() => close())
  return ({ from, ...query }: GalleryQuery): string => {
    const search = new URLSearchParams({ from: `/samples/${from}.json` })
    for (const [key, value] of Object.entries(query)) search.set(key, String(value))
    return `${base}/sandbox/gallery.html?${search}`
  }
}
