import type { Client } from '@larksuiteoapi/node-sdk'

type DataOf<Method extends (...args: never[]) => Promise<unknown>> =
  Awaited<ReturnType<Method>> extends { data?: infer Data } ? NonNullable<Data> : never

type Im = Client['im']['v1']
type Contact = Client['contact']['v3']

/**
 * What the SDK says each call answers: our handlers are checked against it, so that a wrong field name,
 * or a change of the platform, breaks the build.
 */
export type MessageData = DataOf<Im['message']['create']>
export type MessageItems = DataOf<Im['message']['get']>
export type MessageList = DataOf<Im['message']['list']>
export type ChatData = DataOf<Im['chat']['get']>
export type ChatList = DataOf<Im['chat']['list']>
export type ChatMembers = DataOf<Im['chatMembers']['get']>
export type UserData = DataOf<Contact['user']['get']>
export type UserIds = DataOf<Contact['user']['batchGetId']>
