import type { SimAct, SimDeed, SimPlay, SimSeed } from '../contract.ts'
import type { Console } from './console.ts'
import type {
  App,
  Attempt,
  Call,
  CardVersion,
  Chat,
  Delivery,
  FaultRule,
  Member,
  Message,
  Resource,
  TenantSeed,
  Told,
  UpdateToken,
} from './model.ts'

/**
 * Everything that can happen to the tenant. The state is what these entries, applied in order, leave behind;
 * the journal file and the `/_sim/events` feed are the entries themselves.
 */
export type Change =
  | { kind: 'tenant'; data: { app: App; seed: TenantSeed; start?: SimSeed } }
  | { kind: 'clock'; data: { state: number; frozen: boolean } }
  | { kind: 'person'; data: { id: string; left?: boolean; stoppedBot?: boolean } }
  | { kind: 'chat'; data: Chat }
  /** where events and callbacks are sent from now on; null: over the long connection */
  | { kind: 'webhook'; data: { url: string | null } }
  /** settings of the developer console; null: the usual ones again */
  | { kind: 'console'; data: { settings: Partial<Console> | null } }
  | { kind: 'member'; data: { chat: string; member: Member; joined: boolean } }
  | { kind: 'dissolved'; data: { chat: string } }
  | { kind: 'resource'; data: Resource }
  | { kind: 'message'; data: { message: Message; card?: CardVersion['content'] } }
  | { kind: 'card'; data: { card: string; version: CardVersion } }
  | { kind: 'recall'; data: { message: string; by: Member } }
  /** the person has seen the chat up to the message with this sequence number */
  | { kind: 'read'; data: { person: string; chat: string; seq: number } }
  /** the person has opened the private chat with the bot */
  | { kind: 'entered'; data: { person: string } }
  | { kind: 'told'; data: Told & { person: string; delivery: string } }
  | { kind: 'update-token'; data: UpdateToken }
  | { kind: 'delivery'; data: Omit<Delivery, 'seq' | 'state' | 'attempts' | 'changed'> }
  /** tried again by hand, whatever became of it before */
  | { kind: 'redelivery'; data: { delivery: string } }
  | { kind: 'attempt'; data: { delivery: string; attempt: Attempt; nextAt?: number; dead?: boolean } }
  | { kind: 'call'; data: Omit<Call, 'seq'> }
  /** what somebody did, in the words of a test */
  | { kind: 'did'; data: { by: string } & SimDeed }
  | { kind: 'fault'; data: FaultRule }
  | { kind: 'fault-used'; data: { id: string } }
  | { kind: 'fault-missed'; data: { id: string } }
  | { kind: 'faults-cleared'; data: { scenario?: string } }
  | { kind: 'play'; data: SimPlay & Partial<SimAct> }

/** `at` is the tenant's time, milliseconds. */
export type Entry = Change & { seq: number; at: number }
