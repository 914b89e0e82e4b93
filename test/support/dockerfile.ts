import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export type Instruction = { word: string; rest: string }
export type Stage = { name: string; from: string; does: Instruction[] }

/** The stages of a Dockerfile; comments are gone, continued lines are one. */
export const stagesOf = (text: string): Stage[] => {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
  const stages: Stage[] = []
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
    const [from = '', , name = ''] = rest.split(/\s+/)
    if (word === 'FROM') stages.push({ name, from, does: [] })
    else stages.at(-1)?.does.push({ word, rest })
  }
  return stages
}

export const dockerfile = async (): Promise<Stage[]> => stagesOf(await readFile(`${ROOT}Dockerfile`, 'utf8'))

/** Whether a path goes to the builder: the last line of .dockerignore that fits decides, a folder's for what is in it. */
export const admits = async (): Promise<(path: string) => boolean> => {
  const text = await readFile(`${ROOT}.dockerignore`, 'utf8')
  const rules = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ keeps: line.startsWith('!'), name: line.replace(/^!/, '') }))
  return (path) => {
    const last = rules.findLast(({ name }) => name === '*' || path === name || path.startsWith(`${name}/`))
    return last?.keeps ?? true
  }
}
