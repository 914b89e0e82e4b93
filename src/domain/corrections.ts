import { criteria } from './criteria.ts'
import { type FactKey, type FieldKey, factKeys, labelOf } from './fields.ts'

/** Other words people use for a field than its label. */
const synonyms: Readonly<Partial<Record<FactKey, readonly string[]>>> = {
  name: ['名字'],
  unit: ['工作单位', '所在单位'],
  post: ['职务', '工种', '职位'],
  industry: ['所属行业'],
  membershipNo: ['会员号', '会员证号', '工会会员证号'],
  career: ['工作经历', '一线经历', '经历'],
  politics: ['政治表现'],
  skill: ['技能等级', '职称', '等级'],
  contest: ['竞赛', '获奖情况'],
  deeds: ['事迹'],
}

const named: readonly (readonly [word: string, key: FieldKey])[] = [
  ...factKeys.flatMap((key) =>
    [labelOf(key), ...(synonyms[key] ?? [])].map((word): readonly [string, FieldKey] => [word, key]),
  ),
  ...criteria.map(({ name, code }): readonly [string, FieldKey] => [name, code]),
]
const keyOf = new Map(named)
const words = [...keyOf.keys()].sort((a, b) => b.length - a.length).join('|')
const change = new RegExp(
  `^(?:请?把|帮我)?(?:改一?下?|修改|更正|更改)\\s*[:：]?\\s*【?(${words})】?(?:\\s*(?:改?成|改?为|是)\\s*|[\\s:：]+|$)([\\s\\S]*)$`,
  'u',
)
const into = new RegExp(`^(?:请?把|帮我把)?(${words})(?:改|换)(?:成|为)\\s*[:：]?\\s*([\\s\\S]+)$`, 'u')
const labelled = new RegExp(`^\\s*【?(${words})】?\\s*[:：]\\s*(.*)$`, 'u')

export type Correction = { field: FieldKey; value: string }

/** "改 岗位 车工", "修改姓名：王建国", "把岗位改成车工", "改岗位" (with '' for the value: it is to be asked for again). */
export function readCorrection(text: string): Correction | undefined {
  const said = text.trim()
  const [, word, value] = change.exec(said) ?? into.exec(said) ?? []
  const field = word === undefined ? undefined : keyOf.get(word)
  return field && { field, value: (value ?? '').trim() }
}

/**
 * A pasted list of lines with labels (姓名：王建国 / 岗位：数控车工 …). Lines without a label belong to the one above, as
 * the jobs of a career do. Undefined unless the first line has a label; a criterion's name counts as one too.
 */
export function readLabelled(text: string): Partial<Record<FieldKey, string>> | undefined {
  const found: Partial<Record<FieldKey, string>> = {}
  let last: FieldKey | undefined
  for (const line of text.split(/\r?\n/)) {
    const [, word, value] = labelled.exec(line) ?? []
    const field = word === undefined ? undefined : keyOf.get(word)
    if (field) {
      last = field
      found[field] = (value ?? '').trim()
    } else if (last) found[last] = `${found[last] ?? ''}\n${line}`.trim()
    else if (line.trim() !== '') return undefined
  }
  return last ? found : undefined
}

/** A greeting or thanks, which answers no question. */
export function isPleasantry(text: string): boolean {
  return /^(?:你好|您好|早上好|上午好|下午好|在吗|在么|谢谢(?:您|你)?|多谢|辛苦了?|收到|好的?|嗯+|哦+|ok)[。.!！~～\s]*$/iu.test(
    text.trim(),
  )
}
