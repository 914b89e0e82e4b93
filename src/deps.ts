import type { Denial, Result } from './domain/result.ts'
import { type Person as Holder, hasRole, type Role } from './domain/roles.ts'
import type { Toasts } from './domain/toasts.ts'
import type { Seats } from './store/seats.ts'
import type { Store, Tx } from './store/store.ts'
import type { Papers } from './usecases/import-sheet.ts'
import type { FilePapers } from './usecases/receive-file-look.ts'
import type { Show } from './usecases/shows.ts'

/** Names and ids only, never what people typed. */
export type Log = {
  info: (facts: Record<string, unknown>, message: string) => void
  warn: (facts: Record<string, unknown>, message: string) => void
  error: (facts: Record<string, unknown>, message: string) => void
}

/** What every use case is given. Instants are epoch milliseconds. */
export type Deps = {
  now: () => number
  /** a fresh id, `${prefix}_` and 20 random characters */
  newId: (prefix: string) => string
  /** [0, 1) */
  random: () => number
  log: Log
  store: Store
  /** presses on a scoring card in one statement each way; without it all are judged the long way */
  seats?: Seats
  /** file bytes under their SHA-256 */
  blobs: Blobs
  /** encrypts what must not be read in the database or its backups; `hmac` makes lookup keys */
  seal: Seal
  directory: Directory
  /** reads and writes the office's own papers: bytes in and plain rows out, or the other way */
  papers: Papers & FilePapers
}

/** The tenant's colleagues. These calls go over the network: never inside a change. Throw on trouble. */
export type Directory = {
  /** open_id by mobile number; numbers nobody has are absent */
  idsByMobile: (mobiles: readonly string[]) => Promise<Map<string, string>>
  /** null when the platform does not know or does not tell */
  nameOf: (openId: string) => Promise<string | null>
}

export type Blobs = {
  put: (bytes: Uint8Array) => Promise<string>
  get: (hash: string) => Promise<Uint8Array | null>
}

export type Seal = {
  close: (text: string) => string
  open: (box: string) => string
  hmac: (text: string) => string
}

/** A person as the rules see one (employer, dated grants), with the name and account to write to. */
export type Person = Holder & { openId: string | null; name: string; external: boolean }

/** Who acts, as authorised now: by the operator of the press, never by what the card says. */
export type Actor = {
  person: Person
  /** when the press reached us, or the platform's time of a message (architecture 5, rule 4) */
  at: number
  via: 'press' | 'message' | 'menu' | 'system'
  /** the same thing twice is one thing: event id, message id, (person, rendering, form) */
  once: readonly string[]
  /** chat the press or message came from */
  chatId?: string
  messageId?: string
}

export type Toast = {
  [K in keyof Toasts]: { key: K; facts: Toasts[K]; type?: 'success' | 'info' | 'warning' }
}[keyof Toasts]

/** Certainly not sent, and welcome in `afterMs` (real time): the lane, or the receiver alone, has no room until then. */
export type NoRoom = { state: 'later'; afterMs: number; of: 'lane' | 'receiver' }

/** What became of a sending: a refusal has the platform's code; `unknown` may or may not have happened. */
export type Sending =
  | { state: 'sent'; messageId: string }
  | { state: 'refused'; code: number; msg: string }
  | { state: 'unknown'; why: string }
  | NoRoom

/** What a person sees after a use case: a toast, and a card in the place of the pressed one (or as a message). */
export type Outcome = { toast?: Toast; show?: Show }

/** What the person typed, given back when a form is refused, with a sentence per field. */
export type Typed = { values: Record<string, unknown>; wrong: Record<string, Denial> }

export type Usecase<Input> = (deps: Deps, actor: Actor, input: Input) => Promise<Result<Outcome>>

/** Loads what a card shows, for this viewer; refuses what the viewer may not see. */
export type Loader<About, View> = (deps: Deps, viewer: Actor, about: About) => Promise<Result<View>>

/** Whether the actor holds one of the roles now, for whatever unit. */
export const has = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((role) => hasRole(actor.person, role, actor.at))

export type { Tx }
