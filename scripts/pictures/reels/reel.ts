import type { SimClient } from '../../../sandbox/client.ts'
import type { Camera } from '../camera.ts'

/** What is seen in one moment of the cycle, in an order in which it can happen. */
export type Reel = {
  /** `SANDBOX_SEED` */
  seed: 'nominate' | 'review' | 'publicity'
  /** the pictures it takes, as they are called in docs/pictures */
  names: readonly string[]
  shoot: (stage: Stage) => Promise<void>
}

export type Stage = { camera: Camera; sim: SimClient }
