import type { SimDid } from '../../contract.ts'

/** A value as our formatter writes it: single quotes, and names of properties bare where they may be. */
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, each]) => each !== undefined)
    if (members.length === 0) return '{}'
    const named = members.map(([key, each]) => `${propertyName(key)}: ${literal(each)}`)
    return `{ ${named.join(', ')} }`
  }
  return typeof value === 'string' ? quoted(value) : String(JSON.stringify(value))
}

const propertyName = (key: string): string => (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quoted(key))

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

const call = (verb: string, ...values: unknown[]): string => {
  const used = values.slice(0, values.findLastIndex((value) => value !== undefined) + 1)
  return `world.sim.${verb}(${used.map(literal).join(', ')})`
}

/** The message that stood so far from the end of the chat, as the person sees it. */
const nth = (by: string, { back, chat }: { back: number; chat?: string }): string =>
  `(await ${call('messages', by, chat)}).at(-${back})?.id ?? ''`

type Press = Extract<SimDid, { verb: 'press' }>

const pressing = ({ by, args: { button, form, chat, back, toast } }: Press): string => {
  const options = [
    ...(form ? [`form: ${literal(form)}`] : []),
    ...(back === undefined ? [] : [`message: ${nth(by, { back, chat })}`]),
    ...(chat !== undefined && back === undefined ? [`chat: ${literal(chat)}`] : []),
  ]
  const rest = options.length > 0 ? `, { ${options.join(', ')} }` : ''
  const press = `await world.sim.press(${literal(by)}, ${literal(button)}${rest})`
  return toast === undefined ? press : `expect((${press}).toast?.content).toBe(${literal(toast)})`
}

const sending = ({ by, args }: Extract<SimDid, { verb: 'sendFile' }>): string => {
  const { name, chat, base64 } = args
  const bytes =
    base64 === undefined ? `await readFile(${literal(name)})` : `Buffer.from(${literal(base64)}, 'base64')`
  const where = chat === undefined ? '' : `, chat: ${literal(chat)}`
  return `await world.sim.sendFile(${literal(by)}, { name: ${literal(name)}, bytes: ${bytes}${where} })`
}

/** Somebody whom nobody named is left to the sandbox to choose. */
const byWhom = (by: string): string | undefined => (by === '' ? undefined : by)

const line = (did: SimDid): string => {
  const { by, verb, args } = did
  if (verb === 'press') return pressing(did)
  if (verb === 'sendFile') return sending(did)
  if (verb === 'say') return `await ${call('say', by, args.text, args.chat)}`
  if (verb === 'menu') return `await ${call('menu', by, args.key)}`
  if (verb === 'stopBot') return `await ${call('stopBot', by, args.stopped)}`
  if (verb === 'recall') return `await world.sim.recall(${literal(by)}, ${nth(by, args)})`
  if (verb === 'forward')
    return `await world.sim.forward(${literal(by)}, ${nth(by, args)}, ${literal(args.to)})`
  if (verb === 'createChat') return `await ${call('createChat', { ...args, by: byWhom(by) })}`
  if (verb === 'addMembers') return `await ${call('addMembers', args.chat, args.members, byWhom(by))}`
  if (verb === 'removeMember') return `await ${call('removeMember', args.chat, args.member, byWhom(by))}`
  if (verb === 'dissolveChat') return `await ${call('dissolve', args.chat, by === '' ? undefined : { by })}`
  if (verb === 'clock') return `await ${call('clock', { advance: args.advance })}`
  return `await ${call(verb, by)}`
}

const people = (acts: readonly SimDid[]): string[] => [
  ...new Set(acts.map(({ by }) => by).filter((by) => by !== '')),
]

const HIDDEN = '// 密码一栏没有抄下来，请换成测试用的内容'
const TOO_LARGE = '// 文件太大，没有抄下来：请把它放到测试读得到的地方'

const notes = (acts: readonly SimDid[]): string[] => [
  ...(acts.some(({ verb, args }) => verb === 'press' && JSON.stringify(args.form ?? {}).includes('"…"'))
    ? [HIDDEN]
    : []),
  ...(acts.some(({ verb, args }) => verb === 'sendFile' && args.base64 === undefined) ? [TOO_LARGE] : []),
]

/**
 * The acts as a test of this project, for a file in `test/flows/`. The bot's work is waited for after each act, as
 * a person would wait for the answer.
 */
export const testText = (acts: readonly SimDid[]): string => {
  const body = acts.flatMap((did) => [line(did), 'await world.sim.idle()'])
  const code = [...notes(acts), 'const world = await createWorld()', ...body].map((each) => `  ${each}`)
  const checks = body.some((each) => each.startsWith('expect('))
  const reads = body.some((each) => each.includes('readFile('))
  return [
    ...(reads ? ["import { readFile } from 'node:fs/promises'"] : []),
    `import { ${checks ? 'expect, ' : ''}test } from 'vitest'`,
    "import { createWorld } from '../support/world.ts'",
    '',
    `test(${quoted(`${people(acts).join('、') || '时钟'}：从沙箱抄下来的 ${acts.length} 步`)}, async () => {`,
    ...code,
    '})',
    '',
  ].join('\n')
}
