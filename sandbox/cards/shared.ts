import type { Check, Node, Spot, TagSpec } from './check.ts'
import {
  anything,
  CODE,
  checkProps,
  either,
  flag,
  isNode,
  list,
  oneOf,
  refuse,
  shape,
  text,
  under,
  warn,
} from './check.ts'
import { url } from './markdown.ts'
import { edges } from './measures.ts'

const LANGUAGES =
  'en_us zh_cn zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ')

/** A value per language, next to the plain one: configure-multi-language-content. */
export const perLanguage = (check: Check): Check =>
  shape(Object.fromEntries(LANGUAGES.map((language) => [language, check])))

export const languages = list(oneOf(...LANGUAGES))

/** A place that takes an object with one of these tags. */
export const slot =
  (...tags: string[]): Check =>
  (value, spot) => {
    if (!isNode(value)) return refuse(spot, 'must be an object with a tag')
    const tag = value.tag
    if (typeof tag !== 'string') return refuse(spot, 'tag is required')
    if (tag === 'action' || tag === 'note')
      return refuse(spot, `unsupported tag ${tag} in schema 2.0`, CODE.tag)
    const spec = Object.hasOwn(spot.scene.specs, tag) ? spot.scene.specs[tag] : undefined
    if (!spec) return refuse(spot, `此处未仿真：${tag} (not imitated here)`, CODE.tag)
    if (!tags.includes(tag)) return refuse(spot, `${tag} is not allowed in ${spot.parent}`)
    checkTag(value, spec, { ...spot, parent: tag })
  }

const checkTag = (node: Node, spec: TagSpec, spot: Spot) => {
  elementId(node, spot)
  checkProps(node, { ...spec, props: { tag: anything, element_id: text, ...spec.props } }, spot)
  spec.rule?.(node, spot)
}

/** 字母开头，字母数字下划线，不超过 20 字符，全局唯一. */
const elementId = (node: Node, spot: Spot) => {
  const id = node.element_id
  if (typeof id !== 'string') return
  if (!/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(id))
    return refuse(under(spot, 'element_id'), 'element_id: a letter, then letters, digits or _, at most 20')
  const first = spot.scene.ids.get(id)
  if (first) refuse(under(spot, 'element_id'), `element_id ${id} is used twice, first at ${first}`)
  else spot.scene.ids.set(id, spot.path)
}

export const plain = slot('plain_text')
export const richText = slot('plain_text', 'lark_md')
export const icon = slot('standard_icon', 'custom_icon')

/** Hints whose object may be empty or without a tag in the platform's own samples. */
export const tips: Check = (value, spot) => {
  if (isNode(value) && Object.keys(value).length === 0) return warn(spot, 'empty object, taken as absent')
  if (isNode(value) && value.tag === undefined) return plain({ tag: 'plain_text', ...value }, spot)
  plain(value, spot)
}

const tipText = (value: unknown, spot: Spot) => {
  plain(value, spot)
  const content = isNode(value) ? value.content : undefined
  if (typeof content === 'string' && [...content].length > 100) refuse(spot, 'takes at most 100 characters')
}

/** Placeholder: at most 100 characters. */
export const placeholder: Check = tipText

/** Both parts are required; old clients do not react to a click when the title is missing. */
export const confirm: Check = (value, spot) => {
  if (isNode(value) && Object.keys(value).length === 0) return warn(spot, 'empty object, taken as absent')
  shape({ title: plain, text: plain }, ['title', 'text'])(value, spot)
}

/** The platform takes strings too, its SDKs do not (200671), so only objects pass. */
export const payload: Check = (value, spot) => {
  if (!isNode(value)) refuse(spot, 'value must be an object, the SDKs do not take anything else')
}

/** The platform's own samples leave the address of a single platform empty. */
const urlOrEmpty: Check = (value, spot) => {
  if (value !== '') url(value, spot)
}

const addresses: Record<string, Check> = {
  pc_url: urlOrEmpty,
  ios_url: urlOrEmpty,
  android_url: urlOrEmpty,
}

const callback = shape({ type: anything, value: payload }, ['value'])
const openUrl = shape({ type: anything, default_url: url, ...addresses }, ['default_url'])

/** configuring-card-interactions: open_url and callback, both may be present. */
export const behaviors: Check = list((value, spot) => {
  const type = isNode(value) ? value.type : undefined
  if (type === 'callback') return callback(value, spot)
  if (type === 'open_url') return openUrl(value, spot)
  refuse(spot, 'behavior type must be callback or open_url')
})

/** A link per platform: `url`, or all three of the others. */
export const multiUrl: Check = (value, spot) => {
  shape({ url, ...addresses })(value, spot)
  if (!isNode(value) || Object.hasOwn(value, 'url')) return
  if (!['pc_url', 'ios_url', 'android_url'].every((key) => Object.hasOwn(value, key)))
    refuse(spot, 'needs url, or all of pc_url, ios_url and android_url')
}

const fallbackText: Check = (value, spot) => {
  shape({ tag: oneOf('fallback_text'), text: plain }, ['tag', 'text'])(value, spot)
}

/** What every component takes; `fallback` of a component is not the global one removed in 2.0. */
export const component: Record<string, Check> = {
  margin: edges(-99, 99),
  fallback: either('must be drop or a fallback_text', oneOf('drop'), fallbackText),
}

/** What interactive components share. `required` counts inside a form only. */
export const interactive: Record<string, Check> = {
  ...component,
  name: text,
  disabled: flag,
  behaviors,
  confirm,
}

/** 表单容器中组件的唯一标识: needed in a form, unique in the card (200530). */
export const registerName = (node: Node, spot: Spot) => {
  const name = node.name
  if (name === undefined || name === '') {
    if (spot.form) refuse(spot, 'name is required inside a form', CODE.name)
    return
  }
  if (typeof name !== 'string') return
  const first = spot.scene.names.get(name)
  if (!first) return void spot.scene.names.set(name, { path: spot.path, inForm: spot.form })
  const message = `name ${name} is used twice, first at ${first.path}`
  if (spot.form || first.inForm) refuse(under(spot, 'name'), message, CODE.name)
  else warn(under(spot, 'name'), message, CODE.name)
}

/** 当组件内嵌在表单容器中时，该属性可用。其它情况将报错或不生效. */
export const requiredInForm = (node: Node, spot: Spot) => {
  if (spot.form || node.required === undefined) return
  if (node.required === true) refuse(under(spot, 'required'), 'required works only inside a form')
  else warn(under(spot, 'required'), 'required works only inside a form')
}
