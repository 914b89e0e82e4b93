import { deedOf } from '../../../cards/deed.ts'
import { enterInto } from '../../../cards/fields.ts'
import { fieldsIn, submitProblems, unsendable } from '../../../cards/form.ts'
import { stringOf } from '../../../cards/plain.ts'
import { itemsOf } from '../../../cards/walk.ts'
import { drop, put } from '../local.ts'
import type { CardPress, Node, Scene } from '../scene.ts'
import { aroundOf, type Placed, placesOf } from './around.ts'
import { askConfirm } from './confirm.tsx'

/** One press at a time: until its answer is there, nothing else of the card can be pressed. */
const send = async (scene: Scene, press: CardPress): Promise<void> => {
  const { pressing } = scene.local
  if (pressing.value !== null) return
  pressing.value = press.at
  try {
    await scene.press(press)
  } catch (error) {
    scene.tell('error', error instanceof Error ? error.message : '没有送出，请再试一次')
  } finally {
    pressing.value = null
  }
}

export const openLink = (address: string): void => {
  window.open(address, '_blank', 'noopener,noreferrer')
}

/** What was entered into a form, by the fields' names; untouched ones are the card's own. */
const formOf = ({ local, ...scene }: Scene, form: Node): Record<string, unknown> =>
  Object.fromEntries(
    fieldsIn(placesOf({ local, ...scene }), form)
      .filter(({ at }) => local.typed.value.has(at))
      .map(({ at, node }) => [stringOf(node, 'name'), local.typed.value.get(at)]),
  )

/** A field in a folded panel is shown before it is pointed at. */
const unfold = (scene: Scene, node: Node): void => {
  for (const { node: panel, at } of placesOf(scene)) {
    if (panel.tag !== 'collapsible_panel') continue
    if (itemsOf({ body: panel }).some((item) => item.node === node)) put(scene.local.opened, at, true)
  }
}

const pointAt = (scene: Scene, at: number, from: Element | null): void => {
  const wrong = placesOf(scene)[at]
  if (wrong) unfold(scene, wrong.node)
  const card = from?.closest('.card')
  // an unfolded panel is drawn after this turn
  setTimeout(() => card?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus())
}

const isComplete = (scene: Scene, form: Node, from: Element | null): boolean => {
  const items = placesOf(scene)
  const broken = unsendable(items, form)
  if (broken) scene.tell('error', broken)
  if (broken) return false
  const { typed, wrong } = scene.local
  const problems = submitProblems(items, form, { typed: typed.value, around: aroundOf(scene), exact: true })
  drop(wrong, ...fieldsIn(items, form).map(({ at }) => at))
  for (const { at, sentence } of problems) put(wrong, at, sentence)
  const [first] = problems
  if (!first) return true
  scene.tell('error', `有 ${problems.length} 项要填写或改正，没有提交`)
  pointAt(scene, first.at, from)
  return false
}

const reset = ({ local, ...scene }: Scene, form: Node): void => {
  const places = fieldsIn(placesOf({ local, ...scene }), form).map(({ at }) => at)
  drop(local.typed, ...places)
  drop(local.wrong, ...places)
}

/** Presses a button or a clickable box. `from`: what was pressed, to find its card on the page. */
export const pressItem = async (scene: Scene, item: Placed, from: Element | null): Promise<void> => {
  const deed = deedOf(item)
  if (deed.disabled || scene.local.pressing.value !== null) return
  if (deed.submits && item.form && !isComplete(scene, item.form, from)) return
  if (deed.confirm && !(await askConfirm(deed.confirm))) return
  if (deed.link) openLink(deed.link)
  if (deed.resets && item.form) reset(scene, item.form)
  if (!deed.calls) return
  const form = deed.submits && item.form ? formOf(scene, item.form) : undefined
  await send(scene, { at: item.at, ...(form && { form }) })
}

/** A field outside of a form sends what was entered by itself; taken back when the person thinks better of it. */
export const sendValue = async (scene: Scene, item: Placed): Promise<void> => {
  const { typed, wrong } = scene.local
  const deed = deedOf(item)
  const value = typed.value.get(item.at)
  if (!deed.calls || value === undefined || scene.local.pressing.value !== null) return
  const entered = enterInto(item, value, { around: aroundOf(scene), exact: true })
  if (!entered.ok) return put(wrong, item.at, entered.sentence)
  if (deed.confirm && !(await askConfirm(deed.confirm))) {
    // text stays, since it cost work
    if (item.node.tag !== 'input') drop(typed, item.at)
    return
  }
  await send(scene, { at: item.at, form: { value } })
}

/** Presses an option of an overflow. */
export const sendOption = async (scene: Scene, item: Placed, value: string): Promise<void> => {
  const { confirm } = deedOf(item)
  if (scene.local.pressing.value !== null) return
  if (confirm && !(await askConfirm(confirm))) return
  await send(scene, { at: item.at, form: { value } })
}

/** A field that was marked is judged again while it is mended. */
export const recheck = (scene: Scene, item: Placed): void => {
  const { typed, wrong } = scene.local
  if (!wrong.value.has(item.at)) return
  const entered = enterInto(item, typed.value.get(item.at), { around: aroundOf(scene), exact: true })
  if (entered.ok) drop(wrong, item.at)
  else put(wrong, item.at, entered.sentence)
}
