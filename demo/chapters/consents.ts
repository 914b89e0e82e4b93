import type { Cast } from '../cast.ts'
import { expectWords, inWords, type Play, somebody, Wrong } from '../play.ts'
import { titleOf } from '../reading.ts'

/** Chapter: nobody's name goes public without three ticks on the nominee's own card. */
export const consents = async (play: Play): Promise<void> => {
  play.tell.chapter('本人同意：三项分开勾选')
  const { nominees } = play.cast
  for (const one of nominees) await found(play, one)
  const quiet = nominees.filter((one) => !one.told).length
  if (quiet > 0) play.tell.line(`另外${quiet}位也是这样：经办人填一次手机号，同意书送到本人。`)
  const effort = { presses: 0, typed: 0 }
  for (const nominee of [...nominees.map((one) => one.nominee), '孟凡']) {
    const person = somebody(play, nominee)
    person.took()
    const card = await asked(play, nominee)
    const agreed = await person.presses('同意并确认', {
      message: card,
      form: { collect: true, sensitive: true, publish: true },
    })
    expectWords(agreed, '全部同意')
    const { presses, typed } = person.took()
    effort.presses += presses
    effort.typed += typed
  }
  play.tell.line(
    `${nominees.length + 1}位人选在自己的卡片上各勾三项、确认公示用的一句话，一共${inWords(effort)}。`,
  )
}

const found = async (play: Play, { officer: name, nominee, phone, told }: Cast['nominees'][number]) => {
  const officer = somebody(play, name)
  const cards = await play.sim.cards(name)
  const status = cards.filter(({ card }) => titleOf(card) === `${nominee} · 本人同意`).at(-1)
  if (!status) return
  officer.took()
  await officer.presses('发给这个号码的本人', { message: status.id, form: { phone } })
  await play.sim.idle()
  if (!told) return
  play.tell.line(
    `系统里还没有${nominee}，${name}填了本人手机号，同意书就送到了；${inWords(officer.took())}。`,
  )
}

const asked = async (play: Play, nominee: string): Promise<string> => {
  const cards = await play.sim.cards(nominee)
  const card = cards.filter((message) => JSON.stringify(message.card).includes('同意并确认')).at(-1)
  if (!card) throw new Wrong(`${nominee}没有收到同意书`)
  return card.id
}
