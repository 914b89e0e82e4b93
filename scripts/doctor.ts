// npm run doctor    what is wrong with this installation and where to put it right; exit code 1 when something is
import { readConfig } from '../src/config.ts'
import { examine, report } from '../src/doctor/examine.ts'

const { text, code } = report(
  await examine({ read: readConfig, node: process.versions.node, now: () => Date.now() }),
)
console.log(text)
process.exitCode = code
