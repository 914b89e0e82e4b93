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
    testTimeout: 10_000,
    hookTimeout: 20_000,
    teardownTimeout: 10_000,
    reporters: ['default'],
  },
})
