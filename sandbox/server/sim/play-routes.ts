import type { SimTold } from '../../contract.ts'
import { NotPossible } from '../lookup.ts'
import type { Player } from './play.ts'

type Body = Record<string, unknown>
type Verb = (sim: { play: Player }, input: { body: Body }) => unknown

const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const speedOf = ({ speed }: Body): number | undefined => {
  if (speed === undefined || typeof speed === 'number') return speed
  throw new NotPossible('speed 应为数字')
}

const toldOf = (body: Body): SimTold => {
  if (typeof body.chapter === 'string') return { chapter: body.chapter }
  if (typeof body.line === 'string') return { line: body.line }
  if (typeof body.act !== 'string') throw new NotPossible('缺少 chapter、line 或 act')
  const { actor, chat, button, message } = body
  return {
    act: body.act,
    actor: words(actor),
    chat: words(chat),
    button: words(button),
    message: words(message),
  }
}

/** The story played at the page: started, paced and stopped from there; `stage` and `told` are the story's own. */
export const playVerbs: Record<string, Verb> = {
  'GET /_sim/play': ({ play }) => play.look(),
  'POST /_sim/play': ({ play }, { body }) => play.start({ speed: speedOf(body) }),
  'DELETE /_sim/play': ({ play }) => play.stop(),
  'POST /_sim/play/pace': ({ play }, { body }) =>
    play.pace({
      speed: speedOf(body),
      ...(typeof body.paused === 'boolean' && { paused: body.paused }),
    }),
  'POST /_sim/play/stage': ({ play }, { body }) => play.stage(words(body.at)),
  'POST /_sim/play/told': ({ play }, { body }) => play.told(toldOf(body)),
}
