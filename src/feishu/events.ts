import { z } from 'zod'

/** The parts of the platform's events that we read; everything else is ignored. Source: im-v1/message/events. */
const operator = z.object({ open_id: z.string().min(1), tenant_key: z.string().optional() })
const userId = z.object({ open_id: z.string().min(1) })

/** SDK 1.74 flattens header and event into one object; `token` is then the card's update token. */
export const clickEvent = z.object({
  event_id: z.string(),
  operator,
  action: z.object({
    value: z.record(z.string(), z.unknown()).optional().catch(undefined),
    name: z.string().optional(),
    tag: z.string().optional(),
    form_value: z.record(z.string(), z.unknown()).optional(),
    option: z.string().optional(),
    input_value: z.string().optional(),
  }),
  context: z.object({ open_message_id: z.string(), open_chat_id: z.string() }).partial().optional(),
})
export type ClickEvent = z.infer<typeof clickEvent>

export const messageEvent = z.object({
  event_id: z.string(),
  sender: z.object({
    sender_id: userId,
    sender_type: z.string().optional(),
    tenant_key: z.string().optional(),
  }),
  message: z.object({
    message_id: z.string(),
    create_time: z.string().optional(),
    chat_id: z.string(),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(z.object({ key: z.string(), name: z.string().optional() })).optional(),
  }),
})
export type MessageEvent = z.infer<typeof messageEvent>

export const menuEvent = z.object({
  event_id: z.string(),
  operator: z.object({ operator_id: userId }),
  event_key: z.string(),
})

export const enteredEvent = z.object({ event_id: z.string(), operator_id: userId, chat_id: z.string() })

/** Into a group, out of it, or the group dissolved. Who did it may be missing: an administrator, another tenant. */
export const botChatEvent = z.object({
  event_id: z.string(),
  chat_id: z.string(),
  operator_id: userId.optional().catch(undefined),
  external: z.boolean().optional(),
  name: z.string().optional(),
})

export const leaverEvent = z.object({ event_id: z.string(), object: z.object({ open_id: z.string() }) })
