// npm run db:migrate                         brings the database of this configuration up to date
// npm run db:migrate -- --rolled-back NAME   runs a failed migration again, after a corrected one was installed
import { placeOf, readConfig } from '../src/config.ts'
import { openDatabase } from '../src/store/database.ts'

const [flag, name] = process.argv.slice(2)
try {
  const rolledBack = flag === '--rolled-back' ? name : undefined
  const database = await openDatabase(placeOf(readConfig()), { ...(rolledBack && { rolledBack }) })
  await database.close()
  console.log('数据库已是最新')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
