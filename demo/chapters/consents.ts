import { expectWords, inWords, type Play, somebody, Wrong } from '../play.ts'
import { titleOf } from '../reading.ts'

/** Who recommended whom, and the number by which the nominee is found; invented, as everything here. */
const NOMINEES = [
  { officer: '周敏', nominee: '王建国', phone: '13800001020' },
  { officer: '吴刚', nominee: '张伟民', phone: '13800001022' },
  { officer: '陈芳', nominee: '李雪', phone: '13800001021' },
  { officer: '刘洋', nominee: '赵小𬭎', phone: '13800001023' },
]

/** Chapter: nobody's name goes public without three ticks on the nominee's own card. */
export const consents = async (play: Play): Promise<void> => {
  play.tell.chapter('本人同意：三项分开勾选')
  for (const one of NOMINEES) await found(play, one)
  const effort = { presses: 0, typed: 0 }
  for (const nominee of [...NOMINEES.map((one) => one.nominee), '孟凡']) {
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
  play.tell.line(`五位人选在自己的卡片上各勾三项、确认公示用的一句话，一共${inWords(effort)}。`)
}

const found = async (play: Play, { officer: name, nominee, phone }: (typeof NOMINEES)[number]) => {
  const officer = somebody(play, name)
  const cards = await play.sim.cards(name)
  const status = cards.filter(({ card }) => titleOf(card) === `${nominee} · 本人同意`).at(-1)
  if (!status) return
  officer.took()
  await officer.presses('发给这个号码的本人', { message: status.id, form: { phone } })
  await play.sim.idle()
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
