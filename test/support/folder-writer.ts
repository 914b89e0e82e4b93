// Opens the folder it is given, commits a row, says so and stays.
import { openDatabase } from '../../src/store/database.ts'
import { createTx } from '../../src/store/tx.ts'

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: folder-writer.ts FOLDER')
const database = await openDatabase({ dataDir })
const at = new Date('2026-03-02T01:00:00Z')
await createTx(database.prisma)((db) => db.auditLine.create({ data: { at, action: '测试', about: '张三' } }))
console.log('written')
setInterval(() => {}, 60_000)
