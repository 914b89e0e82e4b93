import type { World } from './world.ts'

let presses = 0

/** A press as an attacker would send it: any value, any form, from anybody. */
export const pressRaw = async (
  { sim }: World,
  person: string,
  press: { value: Record<string, unknown>; form?: Record<string, unknown> },
) => {
  const { people } = await sim.state()
  const openId = people.find((each) => each.name === person)?.openId ?? ''
  presses += 1
  return sim.raw(person, {
    schema: '2.0',
    header: { event_id: `ev_raw_${presses}`, event_type: 'card.action.trigger' },
    event: {
      operator: { open_id: openId, tenant_key: 'sandboxtenant' },
      action: { tag: 'button', value: press.value, ...(press.form && { form_value: press.form }) },
    },
  })
}
