import { describe, expect, test } from 'vitest'
import { escapeMarkdown } from '../../../cards/kit.ts'
import { momentText } from '../../../sandbox/page/card/markdown/moment.ts'
import { readLine, readMarkdown } from '../../../sandbox/page/card/markdown/read.ts'
import type { Block, Inline } from '../../../sandbox/page/card/markdown/tree.ts'

const text = (content: string): Inline => ({ type: 'text', text: content })
const strong = (...inside: Inline[]): Inline => ({ type: 'strong', inside })
const paragraph = (...inside: Inline[]): Block => ({ type: 'paragraph', inside })

describe('marks in a line', () => {
  test('bold, italic, struck and code', () => {
    expect(readLine('**粗** *斜* ~~删~~ `a*b`')).toEqual([
      strong(text('粗')),
      text(' '),
      { type: 'em', inside: [text('斜')] },
      text(' '),
      { type: 'del', inside: [text('删')] },
      text(' '),
      { type: 'code', text: 'a*b' },
    ])
  })

  test.each([
    ['**《标题》**待审', '《标题》'],
    ['**注意：**待审', '注意：'],
    ['**“好”**待审', '“好”'],
  ])('%s is bold next to Chinese punctuation', (source, bold) => {
    expect(readLine(source)).toEqual([strong(text(bold)), text('待审')])
  })

  test('bold within bold’s text, and both at once', () => {
    expect(readLine('**甲 *乙* 丙**')).toEqual([
      strong(text('甲 '), { type: 'em', inside: [text('乙')] }, text(' 丙')),
    ])
    expect(readLine('***两样***')).toEqual([{ type: 'em', inside: [strong(text('两样'))] }])
  })

  test.each(['-', '*', '+', '1.', '**未闭合', '3 * 4 * 5', '2026-11-23'])('%s stays text', (source) => {
    expect(readMarkdown(source)).toEqual([paragraph(text(source))])
  })

  test('a single newline and <br> break the line', () => {
    expect(readLine('甲\n乙<br>丙')).toEqual([
      text('甲'),
      { type: 'break' },
      text('乙'),
      { type: 'break' },
      text('丙'),
    ])
  })
})

describe('the platform’s own tags', () => {
  test('a colour inside bold, and bold inside a colour', () => {
    const red: Inline = { type: 'font', colour: 'red', inside: [text('12')] }
    expect(readLine("**<font color='red'>12</font>** 个")).toEqual([strong(red), text(' 个')])
    expect(readLine('<font color="red">甲 **乙 <font color=green>丙</font>**</font>丁')).toEqual([
      {
        type: 'font',
        colour: 'red',
        inside: [text('甲 '), strong(text('乙 '), { type: 'font', colour: 'green', inside: [text('丙')] })],
      },
      text('丁'),
    ])
  })

  test('tags, numbers, people and moments', () => {
    expect(readLine("<text_tag color='orange'>待审</text_tag>")).toEqual([
      { type: 'tag', colour: 'orange', inside: [text('待审')] },
    ])
    expect(readLine("<number_tag background_color='red'>3</number_tag>")).toEqual([
      { type: 'number', text: '3', ground: 'red', colour: 'white' },
    ])
    expect(readLine('<at id=ou_zhang></at><at ids=ou_li,ou_wang></at>')).toEqual([
      { type: 'at', id: 'ou_zhang' },
      { type: 'at', id: 'ou_li' },
      { type: 'at', id: 'ou_wang' },
    ])
    expect(readLine("<person id='ou_zhang' show_avatar=false style='capsule'></person>")).toEqual([
      { type: 'person', id: 'ou_zhang', look: { name: true, avatar: false, capsule: true } },
    ])
    expect(
      readLine("<local_datetime millisecond='1795395600000' format_type='time'></local_datetime>"),
    ).toEqual([{ type: 'moment', millis: 1795395600000, format: 'time' }])
  })

  test('a tag that nobody knows disappears, its text stays', () => {
    expect(readLine('<div onclick="x">你好</div>')).toEqual([text('你好')])
    expect(readMarkdown('<script>alert(1)</script>')).toEqual([paragraph(text('alert(1)'))])
  })

  test('moments are told in Beijing’s time', () => {
    const newYear = Date.parse('2027-01-01T00:30:00+08:00')
    const formats = ['date_num', 'date_short', 'date', 'week', 'time', 'time_sec', 'timezone']
    expect(formats.map((format) => momentText(newYear, format))).toEqual([
      '2027-01-01',
      '1月1日',
      '2027年1月1日',
      '周五',
      '00:30',
      '00:30:00',
      'GMT+8',
    ])
    expect(momentText(Number('x'), 'date')).toBe('')
  })
})

describe('links', () => {
  test.each([
    '[说明](https://example.cn/a?b=1)',
    '<a href="https://example.cn/a?b=1">说明</a>',
    '<link url="https://example.cn/a?b=1" icon="x">说明</link>',
  ])('%s opens a page', (source) => {
    expect(readLine(source)).toEqual([
      { type: 'link', url: 'https://example.cn/a?b=1', inside: [text('说明')] },
    ])
  })

  test.each([
    '[说明](javascript:alert)',
    '[说明](data:text/html;x)',
    '<a href="JavaScript:alert(1)">说明</a>',
    '[说明](//example.cn)',
  ])('%s is no link', (source) => {
    expect(readLine(source)).toEqual([text('说明')])
  })

  test('a bare address ends where Chinese goes on', () => {
    expect(readLine('见https://example.cn/a。谢谢')).toEqual([
      text('见'),
      { type: 'link', url: 'https://example.cn/a', inside: [text('https://example.cn/a')] },
      text('。谢谢'),
    ])
  })
})

describe('blocks', () => {
  test('headings, quotes, rules and code', () => {
    expect(readMarkdown('## 标题\n> 引文\n\n---\n```\na < b\n```')).toEqual([
      { type: 'heading', depth: 2, inside: [text('标题')] },
      { type: 'quote', inside: [paragraph(text('引文'))] },
      { type: 'rule' },
      { type: 'code', text: 'a < b' },
    ])
  })

  test('a rule below a line makes no heading of it', () => {
    expect(readMarkdown('一行\n---')).toEqual([paragraph(text('一行')), { type: 'rule' }])
  })

  test('lists in lists, numbered ones from where they begin', () => {
    expect(readMarkdown('3. 甲\n4. 乙\n    - 丙')).toEqual([
      {
        type: 'list',
        ordered: true,
        start: 3,
        items: [
          { inside: [paragraph(text('甲'))] },
          {
            inside: [
              paragraph(text('乙')),
              { type: 'list', ordered: false, start: 1, items: [{ inside: [paragraph(text('丙'))] }] },
            ],
          },
        ],
      },
    ])
  })

  test('a table with aligned columns and lone marks in its cells', () => {
    expect(readMarkdown('|单位|数|\n|:-|-:|\n|甲|**2**|\n|-|*|')).toEqual([
      {
        type: 'table',
        head: [
          { align: 'left', inside: [text('单位')] },
          { align: 'right', inside: [text('数')] },
        ],
        rows: [
          [
            { align: 'left', inside: [text('甲')] },
            { align: 'right', inside: [strong(text('2'))] },
          ],
          [
            { align: 'left', inside: [text('-')] },
            { align: 'right', inside: [text('*')] },
          ],
        ],
      },
    ])
  })

  test('an image by its key', () => {
    expect(readMarkdown('![样张](img_v3_1)')).toEqual([
      paragraph({ type: 'image', key: 'img_v3_1', alt: '样张' }),
    ])
  })
})

describe('what people typed', () => {
  test.each([
    '<at id=all></at>',
    '**x** *y* ~~z~~ `w`',
    '# 标题 > 引文',
    '- 一\\* 二',
    '[去](https://example.cn) ![图](img_1)',
    '|a|b|',
    '&lt; 是转义',
    '1. x_y_z $ : / " \'',
  ])('%s arrives escaped and is shown as it was typed', (typed) => {
    expect(readMarkdown(escapeMarkdown(typed))).toEqual([paragraph(text(typed))])
  })
})
