// Keeps the bot's modules compiled beside the code, for an image whose tree cannot be written later (Dockerfile).
import { enableCompileCache, flushCompileCache } from 'node:module'
import { COMPILED } from '../src/compiled.ts'

enableCompileCache(COMPILED)
await import('../src/start-feishu.ts')
flushCompileCache()
