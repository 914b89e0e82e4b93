import { type Config, ConfigRefused } from '../config.ts'
import { lookAtFeishu } from './feishu.ts'
import { bad, type Finding, good, lineOf } from './finding.ts'
import { lookAtMachine, lookAtNode } from './machine.ts'

type Parts = { read: () => Config; node: string; now: () => number }

/** Everything that can be found out before a start, in order of what depends on what. Changes nothing, tells no secret. */
export const examine = async ({ read, node, now }: Parts): Promise<Finding[]> => {
  const first = lookAtNode(node)
  let config: Config
  try {
    config = read()
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error
    return [
      first,
      ...error.problems.map((problem) => bad(problem, '请改 .env 或环境变量，样例见 .env.example')),
    ]
  }
  const machine = await lookAtMachine(config)
  const mode = good(config.mode === 'sandbox' ? '配置完整：沙箱模式，不连接飞书' : '配置完整：飞书模式')
  const app = config.mode === 'feishu' ? await lookAtFeishu(config, now) : []
  return [first, mode, ...machine, ...app]
}

/** The findings as they are printed, and whether something is wrong. */
export const report = (findings: readonly Finding[]): { text: string; code: 0 | 1 } => {
  const wrong = findings.filter(({ state }) => state === 'bad').length
  const unasked = findings.filter(({ state }) => state === 'asked').length
  const sum = wrong === 0 ? '没有发现问题' : `有 ${wrong} 处要改`
  const end = unasked === 0 ? `${sum}。` : `${sum}；另有 ${unasked} 处（？）飞书不提供查询，请人工确认。`
  return { text: [...findings.map(lineOf), '', end].join('\n'), code: wrong === 0 ? 0 : 1 }
}
