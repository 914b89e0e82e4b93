import type { Actor } from '../deps.ts'

/** The bot itself, for what nobody pressed. `at` in epoch ms. */
export const systemAt = (at: number): Actor => ({
  person: { id: 'system', openId: null, name: '系统', unitId: null, external: false, grants: [] },
  at,
  via: 'system',
  once: [],
})
