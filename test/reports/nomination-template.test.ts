import { describe, expect, test } from 'vitest'
import { criteria, criterionCodes } from '../../src/domain/criteria.ts'
import { type FactKey, factKeys, fieldKeys, labelOf } from '../../src/domain/fields.ts'
import { readNominationForm } from '../../src/reports/nomination-form.ts'
import { type NominationPrefill, writeNominationTemplate } from '../../src/reports/nomination-template.ts'
import { readWordDocument } from '../../src/reports/word-document.ts'

async function roundTrip(prefill: NominationPrefill) {
  const form = await readNominationForm(await writeNominationTemplate(prefill))
  if (!form.ok) throw new Error(form.reason)
  return form
}

describe('the blank form', () => {
  test('is recognised as ours and misses everything', async () => {
    const form = await roundTrip({})
    expect(form).toEqual({
      ok: true,
      isOurs: true,
      fields: {},
      evidence: {},
      missing: [...fieldKeys],
      notes: ['“行业”的方框没有勾选。', '“政治素质”的方框没有勾选。'],
    })
  })

  test('prints every label, every criterion, the unit’s statement and places to sign', async () => {
    const blocks = await readWordDocument(await writeNominationTemplate())
    const printed = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.cells.flatMap((cell) => cell.text.split('\n')),
    )
    const wanted = [
      ...factKeys.map(labelOf),
      ...criteria.map((criterion) => criterion.name),
      '海淀工匠推荐表',
      '本人声明',
      '推荐单位工会意见',
      '汇总单位意见',
      '区总工会审核意见',
    ]
    expect(wanted.filter((label) => !printed.includes(label))).toEqual([])
    expect(printed.filter((line) => line.includes('第十一条'))).toHaveLength(1)
    expect(printed.filter((line) => line.includes('□ 同意'))).toHaveLength(3)
  })

  test('is the same file every time', async () => {
    const [first, second] = [await writeNominationTemplate(), await writeNominationTemplate()]
    expect(first.equals(second)).toBe(true)
  })
})

describe('what is written is read back', () => {
  test('a form as an officer would leave it', async () => {
    const prefill = {
      fields: {
        name: '赵小𬭎',
        unit: '青禾数字文化有限公司',
        post: '古籍数字化修复师',
        industry: '文化产业',
        membershipNo: '110108201605521',
        career: '2011.07—2016.03 甲修复社 修复工\n2016.04至今 青禾数字文化有限公司 修复师',
        politics: '政治素质过硬',
        skill: '高级技师',
        contest: '无',
        deeds: '修复古籍两千余页。',
      },
      evidence: Object.fromEntries(
        criterionCodes.map((code) => [code, `${labelOf(code)}的事迹。\n第二段。`]),
      ),
    }
    expect(await roundTrip(prefill)).toEqual({
      ok: true,
      isOurs: true,
      fields: prefill.fields,
      evidence: prefill.evidence,
      missing: [],
      notes: [],
    })
  })

  test('values that look like labels, headings, markup or numbers', async () => {
    const fields = { name: '䶮𬭎', unit: '单位', post: '姓名', career: '一线工作经历', contest: '岗位：车工' }
    const evidence = {
      'F1.1': '【追求卓越】不是这一项的标题',
      'F1.2': '示范带动',
      'F1.3': '<at id=all></at>\n**x** &amp; ]]> <!-- -->',
      'F2.1': '1. 甲\n2. 乙\n\n\n　　丙\t丁  戊',
      'F2.2': '□ 未勾 ☑ 已勾',
      'F2.3': '二、推荐单位意见',
    }
    const form = await roundTrip({ fields, evidence })
    expect({ fields: form.fields, evidence: form.evidence }).toEqual({ fields, evidence })
  })

  test('control characters and half characters are dropped, the rest of the text stays', async () => {
    const form = await roundTrip({
      evidence: { 'F1.1': '甲\u0000乙\u001b[31m丙\ud800丁\uffff\r\n戊\u2028己' },
    })
    expect(form.evidence).toEqual({ 'F1.1': '甲乙[31m丙\ufffd丁\n戊\n己' })
  })

  test.each([1, 2, 3, 4, 5, 6])('any text of up to 1,000 characters (sample %i)', async (seed) => {
    const next = generator(seed)
    const evidence = Object.fromEntries(criterionCodes.map((code) => [code, sample(next, 1000)]))
    const fields: Partial<Record<FactKey, string>> = {
      career: sample(next, 1000),
      contest: sample(next, 200),
      membershipNo: String(next(1e9)),
    }
    const form = await roundTrip({ fields, evidence })
    expect({ fields: form.fields, evidence: form.evidence }).toEqual({ fields, evidence })
  })
})

/** Numbers below a limit, the same sequence for the same seed (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pieces =
  '车床 加工 精度 𬭎 䶮 😀 é ﬁ ① 【勇挑重担】 引领力： 姓名： 王建国 <at id=all></at> &lt; "\' \\ ☑ □ \n \n\n \t  1. 2、 （一） 。 ， % ％ — _ A1 單位 ㍿ 　'.split(
    / (?! )/,
  )

/** Pieces in any order, begun and ended by a letter, since blanks at the ends are not kept. */
function sample(next: (below: number) => number, max: number): string {
  const length = next(max - 2)
  let text = '始'
  while ([...text].length < length) text += pieces[next(pieces.length)] ?? ''
  return `${[...text].slice(0, max - 1).join('')}终`
}
