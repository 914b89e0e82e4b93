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
  | { kind: 'tenant'; data: { app: App; seed: TenantSeed } }
  | { kind: 'clock'; data: { state: number; frozen: boolean } }
  | { kind: 'person'; data: { id: string; left?: boolean; stoppedBot?: boolean } }
  | { kind: 'chat'; data: Chat }
  | { kind: 'member'; data: { chat: string; member: Member; joined: boolean } }
  | { kind: 'resource'; data: Resource }
  | { kind: 'message'; data: { message: Message; card?: CardVersion['content'] } }
  | { kind: 'card'; data: { card: string; version: CardVersion } }
  | { kind: 'recall'; data: { message: string; by: Member } }
  | { kind: 'told'; data: Told & { person: string; delivery: string } }
  | { kind: 'update-token'; data: UpdateToken }
  | { kind: 'delivery'; data: Omit<Delivery, 'seq' | 'state' | 'attempts'> }
  | { kind: 'attempt'; data: { delivery: string; attempt: Attempt; nextAt?: number; dead?: boolean } }
  | { kind: 'call'; data: Omit<Call, 'seq'> }
  | { kind: 'fault'; data: FaultRule }
  | { kind: 'fault-used'; data: { id: string } }
  | { kind: 'faults-cleared'; data: Record<string, never> }

/** `at` is the tenant's time, milliseconds. */
export type Entry = Change & { seq: number; at: number }
