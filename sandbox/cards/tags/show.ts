import type { Check, TagSpec } from '../check.ts'
import {
  CODE,
  either,
  filled,
  flag,
  isNode,
  list,
  oneOf,
  refuse,
  shape,
  text,
  under,
  warn,
  whole,
} from '../check.ts'
import { imageKey } from '../markdown.ts'
import { iconColor, percent, px, twoLengths } from '../measures.ts'
import { component, icon, perLanguage, plain } from '../shared.ts'

const SIZES = ['stretch', 'large', 'medium', 'small', 'tiny']

const img: TagSpec = {
  props: {
    ...component,
    img_key: imageKey,
    i18n_img_key: perLanguage(imageKey),
    alt: plain,
    title: plain,
    scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
    size: either('must be a size or two lengths', oneOf(...SIZES), twoLengths(1000)),
    corner_radius: either('must be a length or 0% to 100%', px(0, 9999), percent),
    preview: flag,
    transparent: flag,
    mode: text,
    custom_width: either('must be 278px to 580px', px(278, 580), whole(278, 580)),
    compact_width: flag,
  },
  needs: ['img_key'],
  old: { mode: 'scale_type and size', custom_width: 'size', compact_width: 'size' },
  rule: (node, spot) => {
    if (node.alt === undefined) warn(spot, 'alt is required by the page, whose own sample leaves it out')
    if (node.scale_type === 'fit_horizontal' && node.size !== undefined)
      warn(under(spot, 'size'), 'size works only with crop_center and crop_top')
  },
}

const size = oneOf('extra_small', 'small', 'medium', 'large')

/** An unknown person refuses the whole card: 100290. */
const personId: Check = (value, spot) => {
  filled(value, spot)
  if (typeof value === 'string' && value !== '' && !spot.scene.ctx.personIds(value))
    refuse(spot, `invalid user ${value}`, CODE.person)
}

const person: TagSpec = {
  props: {
    ...component,
    user_id: personId,
    size,
    show_avatar: flag,
    show_name: flag,
    style: oneOf('normal', 'capsule'),
  },
  needs: ['user_id'],
}

const personList: TagSpec = {
  props: {
    ...component,
    persons: list(shape({ id: filled }, ['id'])),
    show_name: flag,
    show_avatar: flag,
    size,
    lines: whole(1, 999),
    drop_invalid_user_id: flag,
    icon,
    ud_icon: shape({ token: text, style: shape({ color: iconColor }) }),
  },
  needs: ['persons'],
  rule: (node, spot) => {
    const persons = Array.isArray(node.persons) ? node.persons : []
    const bad = persons
      .map((one) => (isNode(one) ? one.id : undefined))
      .filter((id) => typeof id === 'string' && id !== '' && !spot.scene.ctx.personIds(id))
    if (bad.length === 0) return
    const say = node.drop_invalid_user_id === true ? warn : refuse
    say(under(spot, 'persons'), `invalid users ${bad.join(', ')}`, CODE.person)
  },
}

/** Only what the platform checks by itself is checked: a VChart spec is an object with a type. */
const chart: TagSpec = {
  props: {
    ...component,
    chart_spec: (value, spot) => {
      if (!isNode(value) || typeof value.type !== 'string')
        refuse(spot, 'chart spec must be an object with a type', CODE.chart)
    },
    aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
    color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    preview: flag,
    height: either('must be auto or 1px to 999px', oneOf('auto'), px(1, 999)),
  },
  needs: ['chart_spec'],
}

export const SHOW_TAGS: Record<string, TagSpec> = { img, person, person_list: personList, chart }
