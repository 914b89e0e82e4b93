import type { Person } from '../model.ts'
import type { State } from '../state.ts'
import { ApiRefusal, must, type Route } from './route.ts'
import type { UserData, UserIds } from './sdk-types.ts'

const byId = (state: State, id: string, type: string): Person | undefined =>
  [...state.people.values()].find(({ openId, unionId }) => (type === 'union_id' ? unionId : openId) === id)

const getUser: Route = {
  op: 'contact.user.get',
  method: 'GET',
  path: '/open-apis/contact/v3/users/:user_id',
  handle: (world, { params, query }) => {
    const person = byId(world.store.state, params.user_id ?? '', query.user_id_type ?? 'open_id')
    must(person && !person.left, 41012, 'user id invalid error')
    must(!person.external, 41050, 'no user authority error')
    const user: UserData['user'] = {
      open_id: person.openId,
      union_id: person.unionId,
      name: person.name,
      mobile: person.mobile && `+86${person.mobile}`,
      job_title: person.title,
      status: {
        is_frozen: false,
        is_resigned: false,
        is_activated: true,
        is_exited: false,
        is_unjoin: false,
      },
    }
    const data: UserData = { user }
    return { data }
  },
}

const listOf = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value.map(String) : []
  if (list.length > 50) throw new ApiRefusal(40001, 'param error: at most 50 at a time')
  return list
}

/** Unknown numbers come back without a `user_id` (feishu.md 5.6). */
const batchGetId: Route = {
  op: 'contact.user.batchGetId',
  method: 'POST',
  path: '/open-apis/contact/v3/users/batch_get_id',
  handle: (world, { query, body }) => {
    const own = [...world.store.state.people.values()].filter((person) => !person.external)
    const people = own.filter((person) => !person.left || body.include_resigned === true)
    const idOf = (person: Person) => (query.user_id_type === 'union_id' ? person.unionId : person.openId)
    const mobiles = listOf(body.mobiles).map((mobile) => {
      const person = people.find((each) => each.mobile !== '' && each.mobile === mobile.replace(/^\+?86/, ''))
      return { mobile, ...(person && { user_id: idOf(person) }) }
    })
    const emails = listOf(body.emails).map((email) => ({ email }))
    const data: UserIds = { user_list: [...mobiles, ...emails] }
    return { data }
  },
}

const botInfo: Route = {
  op: 'bot.info',
  method: 'GET',
  path: '/open-apis/bot/v3/info',
  handle: (world) => {
    const { name, botOpenId } = world.store.state.app
    const bot = { activate_status: 2, app_name: name, avatar_url: '', ip_white_list: [], open_id: botOpenId }
    return { flat: { bot } }
  },
}

export const contactRoutes: Route[] = [getUser, batchGetId, botInfo]
