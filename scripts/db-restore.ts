// npm run db:restore -- FILE    loads a backup into the empty database of this configuration, all of it or nothing
import { dirname, join } from 'node:path'
import { folderBlobs } from '../src/blobs.ts'
import { placeOf, readConfig } from '../src/config.ts'
import { bringFiles } from '../src/jobs/backup-blobs.ts'
import { readBackup } from '../src/jobs/backup-file.ts'
import { verifyRecord } from '../src/store/audit-verify.ts'
import { restore } from '../src/store/backup-restore.ts'
import { openDatabase } from '../src/store/database.ts'
import { createTx } from '../src/store/tx.ts'

const [file] = process.argv.slice(2)
try {
  if (!file) throw new Error('用法：npm run db:restore -- 文件')
  const config = readConfig()
  const place = placeOf(config)
  const whole = await readBackup(file)
  const blobs = join(config.dataDir, 'blobs')
  await restore(place, whole, { files: folderBlobs(blobs) })
  const { rows, jobs, files } = whole.counts
  const sum = Object.values(rows).reduce((all, each) => all + each, 0)
  console.log(`已从 ${whole.head.at} 的备份恢复：${sum} 行，${jobs} 个等待的任务，${files} 个文件。`)
  const database = await openDatabase(place)
  try {
    // Those of the nightly backups lie beside them, each once.
    const { missing } = await bringFiles(database, { from: join(dirname(file), 'blobs'), to: blobs })
    if (missing > 0) console.error(`有 ${missing} 个文件找不到：请把原来的 DATA_DIR/blobs 复制到 ${blobs}`)
    const { lines, broken } = await verifyRecord(createTx(database.prisma), Date.now())
    console.log(broken === null ? `审计记录 ${lines} 行，链条完整` : `审计记录第 ${broken} 行与封存时不符`)
    if (broken !== null) process.exitCode = 1
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
