import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { type Config, placeOf } from '../config.ts'
import { createSeal } from '../sealing.ts'
import { type Inspected, inspect } from '../store/inspect.ts'
import { bad, type Finding, good } from './finding.ts'

const NODE = 24
/** A year's files and their backups; less, and a database may stop in the middle of a write. */
const FREE_BYTES = 2 * 1024 ** 3

export const lookAtNode = (version: string): Finding =>
  Number(version.split('.')[0]) === NODE
    ? good(`Node ${version}`)
    : bad(`Node ${version}，需要 Node ${NODE}`, '请用 npm run doctor 运行，或使用 node:24-slim 镜像')

/** The folder, its room, the database and the keys. */
export const lookAtMachine = async (config: Config): Promise<Finding[]> => [
  await folderFinding(config.dataDir),
  ...(await databaseFindings(config)),
]

const folderFinding = async (dataDir: string): Promise<Finding> => {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
    const { bavail, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    const words = `数据目录 ${dataDir} 可写，剩余 ${(free / 1024 ** 3).toFixed(1)} GB`
    return free >= FREE_BYTES ? good(words) : bad(words, '请清理磁盘或换一个更大的磁盘，至少留 2 GB')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return bad(
      `数据目录 ${dataDir} 不能写（${code}）`,
      '请检查 DATA_DIR 和它的所有者；容器内的用户是 node（uid 1000）',
    )
  }
}

const databaseFindings = async (config: Config): Promise<Finding[]> => {
  try {
    return findingsOf(config, await inspect(placeOf(config)))
  } catch (error) {
    return [bad(error instanceof Error ? error.message : '数据库查不到', '请检查 DATABASE_URL 和数据库服务')]
  }
}

const findingsOf = (config: Config, found: Inspected): Finding[] => {
  if (found.kind === 'folder')
    return [found.isOurs ? folderDatabase(found.format) : otherFormat(found.format)]
  const { version, missing, unknown, sealed } = found
  if (unknown > 0)
    return [bad(`数据库里有本版本没有的 ${unknown} 个迁移`, '请安装创建该数据库的版本，或恢复备份')]
  const state = missing === 0 ? '结构是最新的' : `有 ${missing} 个迁移会在下次启动时自动执行，请先备份`
  return [good(`PostgreSQL ${version} 可以连接，${state}`), ...keyFindings(config, sealed)]
}

const folderDatabase = (format: string | null): Finding =>
  good(`内嵌数据库（${format ?? '还没有建立'}）；正式使用请设 DATABASE_URL 指向 PostgreSQL`)

const otherFormat = (format: string | null): Finding =>
  bad(`数据目录的格式是 ${format}`, '请用原来的版本 npm run db:backup，再用本版本恢复到新的目录')

/** Nothing encrypted yet: nothing to try the keys on. Their length was checked with the settings. */
const keyFindings = ({ dataKeys }: Config, sealed: string | null): Finding[] => {
  if (!dataKeys || sealed === null) return []
  try {
    createSeal(dataKeys).open(sealed)
    return [good('DATA_KEYS 能打开库里加密的内容')]
  } catch {
    return [
      bad('DATA_KEYS 打不开库里加密的内容', '请把原来的密钥加在 DATA_KEYS 后面（逗号分隔），不要丢弃旧密钥'),
    ]
  }
}
