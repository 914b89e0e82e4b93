/** A text of a card, read: what stands in it, without any markup left. Plain data, drawn by markdown.tsx. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'em' | 'del'; inside: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'rule' }
  | { type: 'link'; url: string; inside: Inline[] }
  | { type: 'image'; key: string; alt: string }
  | { type: 'font'; colour: string; inside: Inline[] }
  | { type: 'tag'; colour: string; inside: Inline[] }
  | { type: 'number'; text: string; ground: string; colour: string }
  | { type: 'at'; id: string }
  | { type: 'person'; id: string; look: { name: boolean; avatar: boolean; capsule: boolean } }
  | { type: 'moment'; millis: number; format: string }

export type ListItem = { task?: boolean; inside: Block[] }
export type Cell = { align?: string; inside: Inline[] }
export type Block =
  | { type: 'paragraph'; inside: Inline[] }
  | { type: 'heading'; depth: number; inside: Inline[] }
  | { type: 'quote'; inside: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { type: 'code'; text: string }
  | { type: 'rule' }
  | { type: 'table'; head: Cell[]; rows: Cell[][] }
