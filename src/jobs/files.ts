import { RECEIVE_FILE } from '../usecases/receive-file.ts'
import { REFRESH_FILES } from '../usecases/receive-file-settle.ts'
import { SEND_FILE } from '../usecases/send-file.ts'
import type { Boss } from './boss.ts'
import { type FileJobParts, receiveFileJob, refreshFilesJob } from './receive-file.ts'
import { sendFileJob } from './send-file.ts'

/** Files of up to 20 MB are in memory meanwhile. */
const FILE_HANDS = 2

/** The queues of files: fetched, answered for, sent. */
export const workOnFiles = async (boss: Boss, parts: FileJobParts): Promise<void> => {
  await boss.work(
    RECEIVE_FILE,
    (job) => receiveFileJob(parts, String(job.data.attachment), job.attempt),
    FILE_HANDS,
  )
  await boss.work(REFRESH_FILES, (job, _again, later) => refreshFilesJob(parts, String(job.data.sent), later))
  await boss.work(
    SEND_FILE,
    (job, _again, later) => sendFileJob(parts, job.data, { attempt: job.attempt, later }),
    FILE_HANDS,
  )
}
