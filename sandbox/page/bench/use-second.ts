import { useEffect, useState } from 'preact/hooks'

/** Draws again every second, for what counts down; how many have passed. */
export const useSecond = (): number => {
  const [seconds, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
