/** Masks for internal cards (domain E.2): enough to recognise, not enough to use. */

/** 138****1234; anything that is not a mainland mobile number is hidden but for its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return hidden(digits, 0, 2)
}

/** The first three and the last two characters of an ID number. */
export function maskId(id: string): string {
  return hidden(id.trim(), 3, 2)
}

/** The last four characters of a membership or card number. */
export function maskNumber(number: string): string {
  return hidden(number.trim(), 0, 4)
}

function hidden(text: string, head: number, tail: number): string {
  const characters = [...text]
  if (characters.length <= head + tail) return '*'.repeat(characters.length)
  const middle = '*'.repeat(characters.length - head - tail)
  return characters.slice(0, head).join('') + middle + characters.slice(characters.length - tail).join('')
}

const phone = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/
const identity = /(?<!\d)\d{17}[\dXx](?![\dXx])/
const bankCard = /(?<!\d)\d{4}(?:[\s-]?\d{4}){3,4}(?:\d{0,3})(?!\d)/

/** What kind of personal number stands in a text that is meant to be read by others; undefined if none. */
export function personalNumberIn(text: string): 'phone' | 'id' | 'card' | undefined {
  const plain = text.normalize('NFKC')
  if (identity.test(plain)) return 'id'
  if (phone.test(plain)) return 'phone'
  return bankCard.test(plain) ? 'card' : undefined
}
