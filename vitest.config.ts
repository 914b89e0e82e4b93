import { defineConfig } from 'vitest/config'

/** Seconds are promised there: they are measured alone, when nothing else runs on the machine's two cores. */
const TIMED = ['test/start/start.test.ts']

export default defineConfig({
  // What the page draws is tested without a browser where that is possible.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/support/snapshot.ts'],
    pool: 'forks',
    // Two cores and 4 GB are the smallest machine; a database takes 200 MB.
    maxWorkers: 2,
    // A worker keeps its database from file to file: opening one takes longer than most tests.
    isolate: false,
    // Generous: a shared, noisy machine must not turn a slow test into a red one.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          // The page's need a browser: npm run test:page.
          exclude: ['test/page/**', ...TIMED],
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'timed', include: TIMED, sequence: { groupOrder: 1 } } },
    ],
  },
})
