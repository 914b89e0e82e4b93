import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Refused } from '../api.ts'

export const sentenceOf = (error: unknown): string =>
  error instanceof Refused ? error.message : '出了意外，请再试一次'

export type Loaded<T> = { value?: T; error?: string; reload: () => void }

/** What a tab shows, read again whenever `when` changes; an older answer never replaces a newer one. */
export const useLoad = <T>(load: () => Promise<T>, when: unknown): Loaded<T> => {
  const [state, setState] = useState<{ value?: T; error?: string }>({})
  const latest = useRef(0)
  const reader = useRef(load)
  reader.current = load
  const reload = useCallback(() => {
    latest.current += 1
    const mine = latest.current
    reader.current().then(
      (value) => mine === latest.current && setState({ value }),
      (error) => mine === latest.current && setState((old) => ({ ...old, error: sentenceOf(error) })),
    )
  }, [])
  useEffect(() => {
    reload()
  }, [when, reload])
  return { ...state, reload }
}
