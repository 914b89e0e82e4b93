import { parseArgs } from 'node:util'
import type { Transport } from './program.ts'

export type Telling = {
  /** one object in place of the lines */
  json: boolean
  /** the first one is told, the others play beside it in silence */
  transports: readonly Transport[]
  /** a folder for the wire logs and the logs of the bot */
  keep?: string
  /** an empty database of a server for each transport; a folder of its own without it */
  databases: Partial<Record<Transport, string>>
}

const BOTH: readonly Transport[] = ['ws', 'webhook']

const transportsOf = (named: string | undefined): readonly Transport[] => {
  if (named === undefined) return BOTH
  const known = BOTH.filter((transport) => transport === named)
  if (known.length === 0) throw new Error(`--transport 应为 ${BOTH.join(' 或 ')}`)
  return known
}

/** On a server only when somebody says so twice; it is emptied by nobody and must be empty. */
const databasesOf = (transports: readonly Transport[]): Telling['databases'] => {
  if (process.env.SANDBOX_DATABASE !== '1') return {}
  const urls = (process.env.DATABASE_URL ?? '').split(/[\s,]+/).filter(Boolean)
  if (urls.length !== transports.length)
    throw new Error(`DATABASE_URL 应有 ${transports.length} 个空数据库的地址，用逗号分隔：一种传输方式一个`)
  return Object.fromEntries(transports.map((transport, index) => [transport, urls[index]]))
}

/**
 * `--json`, `--transport ws|webhook`, `--keep FOLDER`; `--at URL` alone plays on the sandbox that runs there.
 * @throws in words for whoever typed them
 */
export const readOptions = (args: string[]): Telling | { at: string } => {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      transport: { type: 'string' },
      keep: { type: 'string' },
      at: { type: 'string' },
    },
  })
  if (values.at !== undefined) return { at: values.at }
  const transports = transportsOf(values.transport)
  return {
    json: values.json,
    transports,
    ...(values.keep && { keep: values.keep }),
    databases: databasesOf(transports),
  }
}
