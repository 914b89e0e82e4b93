import type { CardContext } from '../../../sandbox/cards/validate.ts'

/** Everybody and every picture this tenant knows. */
export const tenant: CardContext = {
  imageKeys: (key) => key === 'img_v3_plaza',
  personIds: (id) => id === 'ou_zhangsan' || id === 'ou_lisi',
}

export type Json = Record<string, unknown>

export const plain = (content: string) => ({ tag: 'plain_text', content })
export const callback = (value: unknown = { a: 'go' }) => [{ type: 'callback', value }]
export const cardOf = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } })
export const formOf = (...elements: unknown[]) => ({
  tag: 'form',
  name: 'entry',
  elements: [...elements, submit],
})
export const submit = { tag: 'button', name: 'send', text: plain('提交'), form_action_type: 'submit' }

const icon = { tag: 'standard_icon', token: 'approval_colorful' }
const options = [
  { text: plain('制造业'), value: 'make', icon },
  { text: plain('建筑业'), value: 'build' },
]
const people = [{ value: 'ou_zhangsan' }, { value: 'ou_lisi' }]
const width = { width: 'fill' }

/** One accepted card per tag and per shape in which the documents use it. */
export const accepted: Record<string, Json> = {
  'config with every member': {
    schema: '2.0',
    config: {
      update_multi: true,
      streaming_mode: false,
      streaming_config: {
        print_frequency_ms: { default: 70, android: 60, ios: 60, pc: 50 },
        print_step: { default: 1 },
        print_strategy: 'delay',
      },
      summary: { content: '推荐 1/3', i18n_content: { zh_cn: '推荐', en_us: 'Nomination' } },
      locales: ['zh_cn', 'en_us'],
      enable_forward: false,
      enable_forward_interaction: false,
      width_mode: 'compact',
      use_custom_translation: true,
      style: {
        text_size: { body: { default: 'medium', pc: 'medium', mobile: 'large' } },
        color: { brick: { light_mode: 'rgba(160,60,40,1)', dark_mode: 'rgba(220,120,90,0.9)' } },
      },
    },
    card_link: { url: 'https://example.com/list' },
    body: { elements: [{ tag: 'markdown', content: '正文', text_size: 'body' }] },
  },
  'card_link per platform': {
    schema: '2.0',
    card_link: {
      pc_url: 'https://example.com',
      ios_url: 'lark://msgcard/unsupported_action',
      android_url: 'https://example.com',
    },
    body: { elements: [] },
  },
  'header with tags and icon': {
    schema: '2.0',
    header: {
      title: plain('工匠推荐'),
      subtitle: { tag: 'lark_md', content: '第 **1** 步' },
      text_tag_list: [{ tag: 'text_tag', element_id: 'draft_1', text: plain('草稿'), color: 'neutral' }],
      i18n_text_tag_list: { en_us: [{ tag: 'text_tag', text: plain('Draft'), color: 'blue' }] },
      template: 'carmine',
      icon: { ...icon, color: 'orange' },
      padding: '12px 8px 12px 8px',
    },
    body: { elements: [] },
  },
  'body with layout': {
    schema: '2.0',
    body: {
      direction: 'horizontal',
      padding: '12px',
      horizontal_spacing: 'extra_large',
      vertical_spacing: '3px',
      horizontal_align: 'right',
      vertical_align: 'bottom',
      elements: [],
    },
  },
  'form with two buttons in columns': cardOf({
    tag: 'form',
    name: 'leave',
    direction: 'vertical',
    padding: '4px 0px 4px 0px',
    margin: '0',
    elements: [
      { tag: 'input', name: 'reason', required: true },
      {
        tag: 'column_set',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                ...submit,
                behaviors: [
                  {
                    type: 'open_url',
                    default_url: 'https://example.com',
                    pc_url: '',
                    ios_url: '',
                    android_url: '',
                  },
                  ...callback(),
                ],
              },
            ],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [{ tag: 'button', name: 'again', text: plain('重填'), form_action_type: 'reset' }],
          },
        ],
      },
    ],
  }),
  'form with fallback and labels beside its fields': cardOf({
    ...formOf({
      tag: 'column_set',
      flex_mode: 'none',
      margin: '16px 0px 16px 0px',
      columns: [
        {
          tag: 'column',
          width: 'weighted',
          weight: 1,
          elements: [{ tag: 'markdown', content: '**行业***', icon }],
        },
        {
          tag: 'column',
          width: 'weighted',
          weight: 4,
          elements: [
            { tag: 'select_static', name: 'trade', placeholder: plain('请选择'), options, ...width },
          ],
        },
      ],
    }),
    fallback: { tag: 'fallback_text', text: plain('请升级') },
  }),
  'input alone with every member': cardOf({
    tag: 'input',
    element_id: 'remark',
    margin: '0px 0px 0px 0px',
    name: 'remark',
    placeholder: plain('请输入'),
    default_value: '初稿',
    disabled: false,
    disabled_tips: plain('已截止'),
    width: 'default',
    max_length: 5,
    input_type: 'multiline_text',
    rows: 4,
    auto_resize: true,
    max_rows: 5,
    show_icon: false,
    label: plain('备注'),
    label_position: 'left',
    value: { k: 'v' },
    behaviors: callback(),
    confirm: { title: plain('确认'), text: plain('就这样？') },
    fallback: 'drop',
  }),
  'password input in a form': cardOf(formOf({ tag: 'input', name: 'secret', input_type: 'password' })),
  'select with an initial option': cardOf({
    tag: 'select_static',
    type: 'text',
    name: 'trade',
    options,
    initial_option: 'build',
    initial_index: 2,
    behaviors: callback(),
  }),
  'multi select in a form': cardOf(
    formOf({
      tag: 'multi_select_static',
      name: 'trades',
      required: false,
      placeholder: plain('可多选'),
      options,
      selected_values: ['make'],
      ...width,
    }),
  ),
  'select person': cardOf(
    formOf({ tag: 'select_person', name: 'who', required: true, options: people, initial_option: 'ou_lisi' }),
  ),
  'select person from the whole chat': cardOf({
    tag: 'select_person',
    placeholder: plain('请选择'),
    options: [],
  }),
  'multi select person': cardOf(
    formOf({ tag: 'multi_select_person', name: 'team', options: people, selected_values: ['ou_zhangsan'] }),
  ),
  'date picker': cardOf({ tag: 'date_picker', name: 'due', initial_date: '2026-02-28', ...width }),
  'time picker': cardOf({ tag: 'picker_time', initial_time: '09:00', value: { k: 1 } }),
  'date and time picker': cardOf({
    tag: 'picker_datetime',
    placeholder: plain('何时'),
    behaviors: callback(),
  }),
  'checker as a task with buttons': cardOf({
    tag: 'checker',
    name: 'task_1',
    checked: false,
    text: { tag: 'lark_md', content: '交报告 [说明](https://example.com)' },
    overall_checkable: false,
    button_area: {
      pc_display_rule: 'on_hover',
      buttons: [{ tag: 'button', type: 'text', size: 'large', text: plain(''), icon, behaviors: callback() }],
    },
    checked_style: { show_strikethrough: true, opacity: 0.5 },
    padding: '2px 2px 2px 2px',
    behaviors: callback(),
    hover_tips: {},
    disabled_tips: {},
  }),
  'checker in a form': cardOf(
    formOf({
      tag: 'checker',
      name: 'agree',
      checked: true,
      text: { ...plain('我同意'), text_size: 'notation' },
    }),
  ),
  'button with every member': cardOf({
    tag: 'button',
    element_id: 'go',
    type: 'primary_filled',
    size: 'tiny',
    width: '120px',
    text: plain('通过'),
    icon: { tag: 'custom_icon', img_key: 'img_v3_plaza', size: '16px 16px' },
    hover_tips: { content: '没有标签的提示' },
    disabled: true,
    disabled_tips: plain('已截止'),
    confirm: { title: plain('确认'), text: plain('通过？') },
    behaviors: callback(),
    margin: '-4px 0',
  }),
  'buttons of the documents’ older spelling': cardOf(
    formOf(
      { tag: 'button', name: 'b1', text: plain('提交'), action_type: 'form_submit' },
      { tag: 'button', name: 'b2', text: plain('重填'), action_type: 'form_reset', value: { k: 1 } },
      { tag: 'button', name: 'b3', text: plain('看'), url: 'https://example.com' },
    ),
  ),
  'overflow with links and values': cardOf({
    tag: 'overflow',
    width: 'fill',
    options: [
      {
        text: plain('打开'),
        multi_url: { url: 'https://example.com', pc_url: '', ios_url: '', android_url: '' },
      },
      { text: plain('退回'), value: 'back' },
    ],
    behaviors: callback(),
    confirm: { title: plain('确认'), text: plain('继续？') },
  }),
  'div with icon, styled text and fields': cardOf({
    tag: 'div',
    text: {
      ...plain('说明'),
      element_id: 'd1',
      text_size: 'notation',
      text_color: 'grey',
      text_align: 'center',
      lines: 2,
    },
    icon: { ...icon, color: 'grey-500' },
    width: '300px',
    fields: [{ is_short: true, text: { tag: 'lark_md', content: '<font color=red>左</font>' } }],
  }),
  'markdown with everything inline': cardOf({
    tag: 'markdown',
    content: [
      '# 标题',
      '<at id=ou_lisi></at> <at ids=ou_lisi,ou_zhangsan></at> <person id = "ou_lisi" show_name = true></person>',
      '![图](img_v3_plaza) [说明](https://example.com) <a href="https://example.com">看</a>',
      '<link icon="x" url="https://example.com">打开</link> <number_tag>1</number_tag><raw>x</raw>',
      "<text_tag color='blue'>标签</text_tag><local_datetime millisecond='1'></local_datetime><br><hr>",
      '```\n<at id=nobody></at>\n```',
      '|甲|乙|',
      '|-|:-:|',
      '|1|2|',
    ].join('\n'),
    text_align: 'left',
    text_size: 'heading-0',
    icon,
    i18n_content: { en_us: 'Title' },
  }),
  'rule and picture': cardOf(
    { tag: 'hr', margin: '0px 0px 0px 0px', element_id: 'hr1' },
    {
      tag: 'img',
      img_key: 'img_v3_plaza',
      alt: plain(''),
      title: plain('广场'),
      scale_type: 'crop_top',
      size: '100px 100px',
      corner_radius: '5%',
      preview: false,
      transparent: true,
      margin: '4px -12px',
    },
  ),
  'picture in the older spelling': cardOf({
    tag: 'img',
    img_key: 'img_v3_plaza',
    mode: 'large',
    custom_width: '300px',
    compact_width: false,
  }),
  'person and person list': cardOf(
    {
      tag: 'person',
      user_id: 'ou_lisi',
      size: 'extra_small',
      show_avatar: true,
      show_name: true,
      style: 'capsule',
    },
    {
      tag: 'person_list',
      persons: [{ id: 'ou_lisi' }, { id: 'ou_left' }],
      drop_invalid_user_id: true,
      show_name: true,
      show_avatar: false,
      lines: 1,
      size: 'small',
      icon,
      ud_icon: { token: 'x_outlined', style: { color: 'red' } },
    },
  ),
  'chart in a panel': cardOf({
    tag: 'collapsible_panel',
    expanded: false,
    header: {
      title: { tag: 'markdown', content: '**图**' },
      background_color: 'yellow',
      width: 'auto_when_fold',
      vertical_align: 'center',
      padding: '4px 0px 4px 8px',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', color: 'white', size: '16px 16px' },
      icon_position: 'follow_text',
      icon_expanded_angle: -180,
    },
    background_color: 'grey-50',
    border: { color: 'grey', corner_radius: '5px' },
    elements: [
      {
        tag: 'chart',
        chart_spec: { type: 'bar', data: { values: [{ tag: 'form', x: 1 }] } },
        aspect_ratio: '16:9',
        color_theme: 'brand',
        preview: false,
        height: 'auto',
      },
    ],
  }),
  'column sets in columns': cardOf({
    tag: 'column_set',
    flex_mode: 'bisect',
    horizontal_spacing: 'default',
    background_style: 'default',
    action: { multi_url: { url: 'https://example.com' } },
    columns: [
      {
        tag: 'column',
        width: '200px',
        background_style: 'bg-white',
        vertical_align: 'top',
        padding: '8px',
        elements: [{ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'hr' }] }] }],
      },
    ],
  }),
  'clickable box': cardOf({
    tag: 'interactive_container',
    width: 'fill',
    height: '60px',
    direction: 'vertical',
    padding: '10px 20px 10px 20px',
    background_style: 'laser',
    has_border: true,
    border_color: 'grey',
    corner_radius: '40px',
    behaviors: callback(),
    hover_tips: plain('点开'),
    disabled: false,
    disabled_tips: plain('停用'),
    confirm: { title: plain('确认'), text: plain('打开？') },
    elements: [{ tag: 'div', text: plain('王建国') }],
  }),
  'table with every kind of cell': cardOf({
    tag: 'table',
    page_size: 10,
    row_height: '40px',
    row_max_height: '999px',
    freeze_first_column: true,
    header_style: {
      text_align: 'left',
      text_size: 'heading',
      background_style: 'grey',
      text_color: 'default',
      bold: false,
      lines: 2,
    },
    columns: [
      { name: 'name', display_name: '姓名', data_type: 'text', width: 'auto', vertical_align: 'top' },
      { name: 'link', data_type: 'lark_md', width: '25%' },
      { name: 'note', data_type: 'markdown', width: '120px' },
      { name: 'level', data_type: 'options', horizontal_align: 'right' },
      { name: 'score', data_type: 'number', format: { symbol: '¥', precision: 2, separator: true } },
      { name: 'who', data_type: 'persons' },
      { name: 'day', data_type: 'date', date_format: 'YYYY/MM/DD' },
    ],
    rows: [
      {
        name: '王建国',
        link: '[看](https://example.com)',
        note: '![图](img_v3_plaza)',
        level: [{ text: '高级', color: 'red' }],
        score: 92.5,
        who: ['ou_lisi'],
        day: 1_767_225_600_000,
      },
      { name: 12, level: '初级', who: 'ou_gone', note: '', score: null },
    ],
  }),
}
