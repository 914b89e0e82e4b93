import { defineConfig } from 'vitest/config'

/** Tests in a real browser (Debian's Chromium): npm run test:page. */
export default defineConfig({
  test: {
    include: ['test/page/**/*.test.ts'],
    globalSetup: ['test/support/snapshot.ts'],
    pool: 'forks',
    // A browser, a bot and a database each: two at a time leave no core for the page they measure.
    maxWorkers: 1,
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    // A press is answered within a second; the machine may be busy with something else.
    expect: { poll: { timeout: 15_000 } },
  },
})
