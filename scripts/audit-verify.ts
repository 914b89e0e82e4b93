// npm run audit:verify    proves the chain over the record of changes, and names lines that nobody sealed
import { placeOf, readConfig } from '../src/config.ts'
import { verifyRecord } from '../src/store/audit-verify.ts'
import { openDatabase } from '../src/store/database.ts'
import { createTx } from '../src/store/tx.ts'

try {
  const database = await openDatabase(placeOf(readConfig()))
  const { lines, sealed, late, broken } = await verifyRecord(createTx(database.prisma), Date.now())
  await database.close()
  console.log(`审计记录 ${lines} 行，已封存 ${sealed} 行`)
  if (broken !== null) console.error(`第 ${broken} 行与封存时不符，从这一行起不能作为凭证`)
  if (late > 0) console.error(`有 ${late} 行超过一分钟没有封存`)
  if (broken === null && late === 0) console.log('链条完整')
  else process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
