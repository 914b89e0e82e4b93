// npm run db:diff -- NAME           a new migration from what changed in prisma/schema.prisma
// npm run db:diff -- init --reset   before the first release: one migration that builds everything
import { rewriteFirstMigration, writeMigration } from '../src/store/migration-diff.ts'

const [name, flag] = process.argv.slice(2)
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('用法：npm run db:diff -- 名称（小写字母、数字、下划线）')
  process.exit(2)
}
const folder = flag === '--reset' ? await rewriteFirstMigration() : await writeMigration(name, new Date())
console.log(folder ? `已写入 ${folder}` : '没有变化')
