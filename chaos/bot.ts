// The bot without a sandbox around it, to be killed: it loads everything, waits to be told its tenant, and begins.
import { createBot, type Told } from './bot-process.ts'

process.once('message', (told: Told) => {
  createBot(told).then(
    ({ close }) => {
      process.send?.({ ready: true })
      process.once('SIGTERM', () => void close().then(() => process.exit(0)))
    },
    (error: Error) => {
      console.error(error.stack)
      process.exit(1)
    },
  )
})
// Whoever started it is gone: nobody would end it.
process.once('disconnect', () => process.exit(1))
