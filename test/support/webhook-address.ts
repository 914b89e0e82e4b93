const TRIES = 5
const LATE = /没有在 1 秒内回应/

/**
 * Registers an address as a person at the console does, who presses again when the machine was too slow for the one
 * second a challenge may take. Every other refusal is the caller's.
 */
export const registered = async (register: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await register()
      return
    } catch (error) {
      if (attempt === TRIES || !LATE.test(String(error))) throw error
    }
  }
}
