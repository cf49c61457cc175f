import type { Reporter, TestModule } from 'vitest/node'

/** The last line of a run, for people and for machines: how many tests passed, and how many failed. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    // An error that nobody caught is nobody's test, and a failure all the same.
    let failed = unhandled.length
    for (const module of modules) {
      // A file that doesn't load has failed, whatever its tests.
      if (module.errors().length > 0) failed++
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') passed++
        else if (test.result().state === 'failed') failed++
      }
    }
    process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
