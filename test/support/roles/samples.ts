import { aggregateSamples } from './aggregate.ts'
import { checkSamples } from './check.ts'
import { consentSamples, fileSamples, proxySamples, selfSamples } from './files.ts'
import { homeSamples } from './home.ts'
import { nominationSamples } from './nomination.ts'
import { meetingSamples, objectionSamples, publicitySamples } from './publicity.ts'
import { chairSamples, reviewSamples } from './review.ts'
import type { Sample } from './sample.ts'
import { cycleSamples, staffSamples } from './staff.ts'

/** Every button, in the order of the cycle. */
export const samples: readonly Sample[] = [
  ...homeSamples,
  ...staffSamples,
  ...cycleSamples,
  ...nominationSamples,
  ...selfSamples,
  ...fileSamples,
  ...consentSamples,
  ...proxySamples,
  ...aggregateSamples,
  ...checkSamples,
  ...reviewSamples,
  ...chairSamples,
  ...publicitySamples,
  ...objectionSamples,
  ...meetingSamples,
]
