/** A rough picture of a card, for looking at words and proportions; the sandbox's page shows it as Feishu does. */
type Node = Record<string, unknown>

const html = (text: unknown): string =>
  String(text ?? '').replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c,
  )
const words = (node: unknown): string => html((node as Node | undefined)?.content)
const all = (nodes: unknown): string =>
  Array.isArray(nodes) ? nodes.map((node) => element(node as Node)).join('') : ''
const list = (nodes: unknown): Node[] => (Array.isArray(nodes) ? (nodes as Node[]) : [])

const table = (node: Node): string => {
  const columns = list(node.columns)
  const head = columns.map((column) => `<th>${html(column.display_name)}</th>`).join('')
  const rows = list(node.rows).slice(0, Number(node.page_size ?? 5))
  const body = rows.map(
    (row) => `<tr>${columns.map((c) => `<td>${html(row[String(c.name)])}</td>`).join('')}</tr>`,
  )
  return `<table><tr>${head}</tr>${body.join('')}</table>`
}

const field = (node: Node, control: string): string =>
  `<label>${node.label ? `<span>${words(node.label)}</span>` : ''}${control}</label>`

const chosen = (node: Node): string => {
  const option = list(node.options)[Number(node.initial_index ?? 0) - 1]
  return option ? words(option.text) : `<i>${words(node.placeholder)}</i>`
}

const drawings: Record<string, (node: Node) => string> = {
  div: (node) => {
    const text = node.text as Node
    return `<p class="${html(text.text_size)} ${html(text.text_color)}">${words(text)}</p>`
  },
  markdown: (node) => `<p>${html(node.content)}</p>`,
  hr: () => '<hr>',
  button: (node) =>
    `<button class="${html(node.type)} ${html(node.size)}"${node.disabled ? ' disabled' : ''}>${words(node.text)}</button>`,
  column_set: (node) =>
    `<div class="row ${html(node.flex_mode)} ${html(node.background_style)}">${all(node.columns)}</div>`,
  column: (node) =>
    `<div class="column" style="flex:${node.width === 'weighted' ? Number(node.weight ?? 1) : 'none'}">${all(node.elements)}</div>`,
  collapsible_panel: (node) =>
    `<details${node.expanded ? ' open' : ''}><summary>${words((node.header as Node).title)}</summary>${all(node.elements)}</details>`,
  form: (node) => `<form>${all(node.elements)}</form>`,
  input: (node) =>
    field(
      node,
      node.input_type === 'multiline_text'
        ? `<textarea rows="${Number(node.rows ?? 4)}" placeholder="${words(node.placeholder)}">${html(node.default_value)}</textarea>`
        : `<input placeholder="${words(node.placeholder)}" value="${html(node.default_value)}">`,
    ),
  select_static: (node) => field(node, `<div class="box">${chosen(node)} ▾</div>`),
  multi_select_static: (node) => field(node, `<div class="box"><i>${words(node.placeholder)}</i> ▾</div>`),
  date_picker: (node) =>
    field(
      node,
      `<div class="box">${html(node.initial_date) || `<i>${words(node.placeholder)}</i>`} 📅</div>`,
    ),
  checker: (node) => `<p>${node.checked ? '☑' : '☐'} ${words(node.text)}</p>`,
  table,
}

const element = (node: Node): string => drawings[String(node.tag)]?.(node) ?? `<p>[${html(node.tag)}]</p>`

/** One card as HTML. */
export const cardHtml = (card: object): string => {
  const { header, body } = card as { header: Node; body: Node }
  const tags = list(header.text_tag_list).map((tag) => `<em>${words(tag.text)}</em>`)
  return `<article><header class="${html(header.template)}"><b>${words(header.title)}</b>${tags.join('')}<small>${words(header.subtitle)}</small></header><main>${all(body.elements)}</main></article>`
}

const style = `body{font:14px/1.6 "Noto Sans CJK SC",sans-serif;background:#eee;margin:16px;display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
section{width:390px}h2{font-size:12px;color:#666;margin:0 0 4px}article{background:#fff;border-radius:8px;overflow:hidden;border:1px solid #ddd}
header{padding:12px;background:#e1eaff;color:#1456f0}header.red{background:#fde2e2;color:#c02a26}header.green{background:#d9f5d6;color:#1a7526}header.orange{background:#feead2;color:#b26206}header.grey{background:#eff0f1;color:#646a73}
header small{display:block}em{font-style:normal;font-size:12px;background:#fff8;padding:0 6px;margin-left:6px;border-radius:4px}main,form,.column,details{display:flex;flex-direction:column;gap:8px}main{padding:12px}
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.heading{font-size:16px;font-weight:600}.notation{font-size:12px}.grey{color:#8f959e}.red{color:#c02a26}
.row{display:flex;gap:8px}.row.flow{flex-wrap:wrap}.column{min-width:0}button{border:1px solid #d0d3d6;background:#fff;border-radius:6px;padding:5px 12px;font:inherit}button.small,button.tiny{padding:2px 8px;font-size:12px}button.primary{color:#1456f0;border-color:#1456f0}button.primary_filled{background:#1456f0;color:#fff}button.danger,button.danger_filled{color:#c02a26;border-color:#c02a26}
input,textarea,.box{width:100%;box-sizing:border-box;border:1px solid #d0d3d6;border-radius:6px;padding:5px 8px;font:inherit;background:#fff}label span{display:block}i{color:#8f959e;font-style:normal}details{border:1px solid #ddd;border-radius:5px;padding:8px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;padding:4px;text-align:left;overflow-wrap:anywhere}`

/** A page of cards at phone width. */
export const pageHtml = (sections: { title: string; html: string }[]): string =>
  `<!doctype html><meta charset="utf-8"><title>cards</title><style>${style}</style>${sections
    .map((section) => `<section><h2>${html(section.title)}</h2>${section.html}</section>`)
    .join('')}`
