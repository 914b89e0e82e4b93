import type { Browser } from 'playwright-core'

export type Pixels = {
  width: number
  height: number /** a number a pixel: 0xAABBGGRR */
  values: Uint32Array
}

/** A PNG file's pixels, decoded by the browser, so that no decoder is needed. */
export const pixelsOf = async (browser: Browser, png: Buffer): Promise<Pixels> => {
  const page = await browser.newPage()
  // In the browser's words: this side is checked without its types.
  const answer = (await page.evaluate(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${png.toString('base64')}'
    await image.decode()
    const { width, height } = image
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const parts = []
    for (let at = 0; at < data.length; at += 30000) parts.push(String.fromCharCode(...data.subarray(at, at + 30000)))
    return { width, height, base64: btoa(parts.join('')) }
  })()`)) as { width: number; height: number; base64: string }
  await page.close()
  const bytes = Uint8Array.from(Buffer.from(answer.base64, 'base64'))
  return { width: answer.width, height: answer.height, values: new Uint32Array(bytes.buffer) }
}

/** A latency or a random id in the wire log changes a smaller share of all pixels, a moved line of text a larger. */
const TOLERATED = 0.002

/** Whether both would be taken for the same picture. */
export const looksTheSame = (one: Pixels, other: Pixels): boolean => {
  if (one.width !== other.width || one.height !== other.height) return false
  const different = one.values.reduce((count, value, at) => count + (value === other.values[at] ? 0 : 1), 0)
  return different / one.values.length < TOLERATED
}
