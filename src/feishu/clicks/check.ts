import {
  fail,
  giveBack,
  noteItem,
  openCheck,
  openQueue,
  pass,
  reverse,
  sayItem,
} from '../../../cards/check-clicks.ts'
import { checkItem, noteItem as noteItemUsecase } from '../../usecases/check-item.ts'
import { failCheck, passCheck, returnCheck } from '../../usecases/check-verdict.ts'
import { reverseCheck } from '../../usecases/reverse-check.ts'
import type { Show } from '../../usecases/shows.ts'
import { type On, on } from '../on.ts'
import { opens } from './aggregate.ts'

const entry = ({ nomination }: { nomination: string }): Show => ({
  card: 'check-entry',
  about: { nomination },
})

const noting = ({ nomination }: { nomination: string }): Show => ({
  card: 'check-entry',
  about: { nomination, note: true },
})

export const checkClicks: readonly On[] = [
  on(openQueue, opens('check-queue')),
  on(openCheck, opens('check-entry')),
  on(sayItem, checkItem, entry),
  on(noteItem, noteItemUsecase, noting),
  on(pass, passCheck, entry),
  on(fail, failCheck, entry),
  on(giveBack, returnCheck, entry),
  on(reverse, reverseCheck, entry),
]
