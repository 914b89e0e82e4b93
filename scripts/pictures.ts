import { openCamera } from './pictures/camera.ts'
import { missingHere } from './pictures/needs.ts'
import { startProgram } from './pictures/program.ts'
import { checkReel } from './pictures/reels/check.ts'
import { nominateReel } from './pictures/reels/nominate.ts'
import { publicityReel } from './pictures/reels/publicity.ts'
import type { Reel } from './pictures/reels/reel.ts'
import { reviewReel } from './pictures/reels/review.ts'

// npm run pictures [-- 06 13]   the pictures of README and docs, all or those whose names begin so

const REELS: readonly Reel[] = [nominateReel, checkReel, reviewReel, publicityReel]

const main = async (wanted: readonly string[]): Promise<void> => {
  const reels = REELS.filter(
    ({ names }) => wanted.length === 0 || names.some((name) => isWanted(name, wanted)),
  )
  if (reels.length === 0) throw new Error(`没有以 ${wanted.join('、')} 开头的图片`)
  const camera = await openCamera(wanted)
  try {
    for (const reel of reels) await shoot(reel, camera)
  } finally {
    await camera.close()
  }
}

const isWanted = (name: string, wanted: readonly string[]): boolean =>
  wanted.some((one) => name.startsWith(one))

const shoot = async (reel: Reel, camera: Awaited<ReturnType<typeof openCamera>>): Promise<void> => {
  const program = await startProgram(reel.seed)
  try {
    await reel.shoot({ camera, sim: program.sim })
  } finally {
    await program.stop()
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const missing = missingHere()
if (missing) {
  console.error(missing)
  process.exitCode = 1
} else await main(process.argv.slice(2))
