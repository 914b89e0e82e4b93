/**
 * A backup is JSON lines: the head, the rows of each table in an order that foreign keys allow, jobs, files, sequences,
 * the end. A value is the text that the database itself writes for it, so that nothing is lost on the way through.
 */
export type BackupHead = {
  backup: 1
  /** ISO */
  at: string
  migrations: readonly Applied[]
  tables: readonly BackupTable[]
  /** of the jobs that follow */
  queues: readonly string[]
}
export type Applied = { name: string; checksum: string }
export type BackupTable = { name: string; columns: readonly string[] }

/** A job that waits or was in hands; `at`: not before (epoch ms). */
export type BackupJob = { queue: string; data: object; at: number }

export type BackupLine =
  | { t: number; r: (string | null)[] }
  | { job: BackupJob }
  | { file: string; base64: string }
  | { sequences: Record<string, string> }

export type BackupCounts = { rows: Record<string, number>; jobs: number; files: number }

/** What of a backup cannot be used here, in words for the operator. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

export const FORMAT = 1
