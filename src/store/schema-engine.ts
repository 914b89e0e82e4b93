import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

export type SchemaEngine = Awaited<ReturnType<typeof bindings.SchemaEngine.new>>
export type MigrationAwareAdapter = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0]

/** The language's library has no name for this global of Node. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

let loaded: Promise<void> | undefined

/**
 * Prisma's schema engine over a driver adapter, without a downloaded binary and without a connection string.
 * The package's own entry imports the .wasm as a module, which Node does only behind a flag, so its parts are
 * put together here. Free it when done.
 */
export async function openSchemaEngine(adapter: MigrationAwareAdapter): Promise<SchemaEngine> {
  loaded ??= load()
  await loaded
  const silent = () => {}
  return bindings.SchemaEngine.new(
    { datamodels: undefined },
    silent,
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

async function load(): Promise<void> {
  const glue = bindings as unknown as { __wbg_set_wasm(exports: Record<string, unknown>): void }
  const require = createRequire(import.meta.url)
  const folder = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(new URL('schema_engine_bg.wasm', `file://${folder}`))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}
