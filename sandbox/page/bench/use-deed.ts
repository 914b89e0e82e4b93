import { useState } from 'preact/hooks'
import { sentenceOf } from './use-load.ts'

/** One thing at a time that somebody asked for: what is under way, and what went wrong. */
export const useDeed = () => {
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const run = async (what: string, deed: () => Promise<unknown>): Promise<void> => {
    if (busy !== null) return
    setBusy(what)
    setError(null)
    try {
      await deed()
    } catch (reason) {
      setError(sentenceOf(reason))
    } finally {
      setBusy(null)
    }
  }
  return { busy, error, run }
}
