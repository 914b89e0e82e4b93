import { describe, expect, it } from 'vitest'
import { textOf } from '../../../sandbox/cards/form.ts'
import { cardOf, formOf, plain } from './fixtures.ts'

const md = (content: string) => cardOf({ tag: 'markdown', content })

describe('all a person can read on a card', () => {
  it('comes in reading order, one piece a line', () => {
    const card = {
      schema: '2.0',
      config: { summary: { content: '待办 1 项' } },
      header: {
        title: plain('工匠推荐'),
        subtitle: plain('第 1 步'),
        text_tag_list: [{ tag: 'text_tag', text: plain('草稿') }],
      },
      body: {
        elements: [
          {
            tag: 'column_set',
            columns: [{ tag: 'column', elements: [{ tag: 'markdown', content: '**左**' }] }],
          },
          {
            tag: 'collapsible_panel',
            header: { title: plain('折叠') },
            elements: [{ tag: 'div', text: plain('折叠里面') }],
          },
          formOf(
            {
              tag: 'input',
              name: 'a',
              label: plain('姓名'),
              default_value: '王建国',
              placeholder: plain('不显示'),
            },
            { tag: 'input', name: 'b', label: plain('单位'), placeholder: plain('全称') },
            {
              tag: 'select_static',
              name: 'c',
              placeholder: plain('行业'),
              options: [{ text: plain('制造业'), value: 'm' }],
            },
            { tag: 'date_picker', name: 'd', initial_date: '2026-01-02' },
            { tag: 'checker', name: 'e', text: plain('我同意') },
          ),
          {
            tag: 'button',
            text: plain('撤回'),
            disabled: true,
            disabled_tips: plain('已截止'),
            confirm: { title: plain('确认'), text: plain('真的撤回？') },
          },
          { tag: 'img', img_key: 'k', alt: plain('奖状') },
          { tag: 'person_list', persons: [{ id: 'ou_lisi' }] },
        ],
      },
    }
    expect(textOf(card).split('\n')).toEqual([
      '待办 1 项',
      '工匠推荐',
      '第 1 步',
      '草稿',
      '左',
      '折叠',
      '折叠里面',
      '姓名',
      '王建国',
      '单位',
      '全称',
      '行业',
      '制造业',
      '2026-01-02',
      '我同意',
      '提交',
      '撤回',
      '已截止',
      '确认',
      '真的撤回？',
      '奖状',
      'ou_lisi',
    ])
  })

  it('a preview that repeats the title is read once', () => {
    const card = {
      schema: '2.0',
      config: { summary: { content: '首页' } },
      header: { title: plain('首页') },
      body: { elements: [] },
    }
    expect(textOf(card)).toBe('首页')
  })

  it('a table is read row by row, as it is shown', () => {
    const card = cardOf({
      tag: 'table',
      columns: [
        { name: 'who', display_name: '姓名', data_type: 'text' },
        {
          name: 'sum',
          display_name: '奖金',
          data_type: 'number',
          format: { symbol: '¥', precision: 2, separator: true },
        },
        { name: 'day', display_name: '日期', data_type: 'date', date_format: 'YYYY/MM/DD HH:mm' },
        { name: 'tags', display_name: '档次', data_type: 'options' },
        { name: 'note', display_name: '备注', data_type: 'markdown' },
      ],
      rows: [
        {
          who: '王建国',
          sum: 12345.6,
          day: 1_767_225_600_000,
          tags: [{ text: '甲' }, { text: '乙' }],
          note: '**好**',
        },
      ],
    })
    expect(textOf(card)).toBe('姓名 奖金 日期 档次 备注\n王建国 ¥12,345.60 2026/01/01 08:00 甲 乙 好')
  })

  it.each(['<at id=all></at>', '**x**', '&#60;', '[a](b)', '𬭎 和 䶮', '甲'.repeat(1000)])(
    'plain text is shown as it stands: %s',
    (typed) => {
      expect(textOf(cardOf({ tag: 'div', text: plain(typed) }))).toBe(typed)
    },
  )

  it.each([
    ['**粗** *斜* ~~删~~', '粗 斜 删'],
    ['# 标题', '标题'],
    ['<at id=all></at> 注意', '@所有人 注意'],
    ['<at ids=ou_a,ou_b></at>', '@ou_a @ou_b'],
    ["<font color='red'>红</font>", '红'],
    ['[说明](https://example.com)', '说明'],
    ['一<br>二', '一\n二'],
    ['&#60;at id=all&#62;&#60;/at&#62;', '<at id=all></at>'],
    ['&#42;&#42;x&#42;&#42;', '**x**'],
    ['&#38;&#35;60;', '&#60;'],
    ['&sim;&lt;&amp;&#x4e2d;', '~<&中'],
    ['&unknown; &#9999999;', '&unknown; &#9999999;'],
    ['3 * 4 * 5', '3 * 4 * 5'],
  ])('markdown %s reads %s', (content, shown) => {
    expect(textOf(md(content))).toBe(shown)
  })
})
