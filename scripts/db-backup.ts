// npm run db:backup -- FILE              all rows, waiting jobs and files, readable on PGlite and PostgreSQL
// npm run db:backup -- FILE --no-files   without the bytes of files (DATA_DIR/blobs is copied by other means)
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { folderBlobs } from '../src/blobs.ts'
import { placeOf, readConfig } from '../src/config.ts'
import { writeBackup } from '../src/jobs/backup-file.ts'
import { openDatabase } from '../src/store/database.ts'

const args = process.argv.slice(2)
const [file] = args.filter((arg) => !arg.startsWith('--'))
try {
  if (!file) throw new Error('用法：npm run db:backup -- 文件 [--no-files]')
  if (existsSync(file)) throw new Error(`${file} 已经存在，没有覆盖它。`)
  const config = readConfig()
  const files = args.includes('--no-files') ? undefined : folderBlobs(join(config.dataDir, 'blobs'))
  const database = await openDatabase(placeOf(config))
  try {
    const {
      rows,
      jobs,
      files: copied,
      missing,
    } = await writeBackup(database, { file, at: Date.now(), files })
    console.log(`已备份到 ${file}：${rows} 行，${jobs} 个等待的任务，${copied} 个文件。`)
    if (!files) console.log('文件的内容不在其中，请另行复制 DATA_DIR/blobs。')
    if (missing > 0) console.error(`有 ${missing} 个文件在 DATA_DIR/blobs 里找不到，没有备份。`)
    console.log('密钥 DATA_KEYS 不在备份里，请分开保管：没有它，加密的内容无法读出。')
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
