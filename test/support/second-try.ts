import type { Reporter, TestModule } from 'vitest/node'

/** Names every test that failed first and passed when it was tried again (`--retry`): unstable, and not to be overlooked. */
export const secondTry: Reporter = {
  onTestRunEnd: (modules: readonly TestModule[]): void => {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (!test.diagnostic()?.flaky) continue
        const [error] = test.result().errors ?? []
        console.log(`只有第二次才通过 PASSED AT A SECOND TRY: ${module.relativeModuleId} > ${test.fullName}`)
        if (error) console.log(`  ${error.message.split('\n')[0]?.slice(0, 200)}`)
      }
    }
  },
}
