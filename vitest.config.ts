import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
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
    reporters: ['default'],
  },
})
