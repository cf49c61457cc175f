import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  // Without these conditions vitest and node load two copies of graphql ("another module or realm").
  ssr: { resolve: { conditions: ['module-sync', 'node', 'development|production'] } },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['built-for-tests', 'chromium-for-tests', 'mongod-for-tests'].map((name) => `test/support/${name}.ts`),
    setupFiles: ['test/support/each-file.ts'],
    reporters: ['default', './test/support/tally.ts'],
    sequence: { sequencer: LongestFirst },
    // Ends what hangs. How long something takes is no test, except where one says so.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // However busy the machine is: what isn't so by then never will be.
    expect: { poll: { timeout: 30_000, interval: 20 } },
    // More than there are cores: much of a test is waiting, for a start, a lease or a browser.
    maxWorkers: 3,
    // The tests share no state but their mongod, and importing the server for each file took longer than most tests.
    isolate: false,
  },
})
