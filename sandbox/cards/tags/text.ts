import type { Check, Node, Spot, TagSpec } from '../check.ts'
import { either, flag, isNode, list, oneOf, refuse, shape, text, under, warn, whole } from '../check.ts'
import { imageKey, larkContent, markdownContent } from '../markdown.ts'
import { align, color, iconColor, px, textSize, twoLengths } from '../measures.ts'
import { component, icon, perLanguage, plain, richText } from '../shared.ts'

const styled: Record<string, Check> = {
  text_size: textSize,
  text_color: color,
  text_align: align,
  lines: whole(1, 999),
}

const needsContent = (node: Node, spot: Spot) => {
  if (node.content === undefined && node.i18n_content === undefined) refuse(spot, 'content is required')
}

const plainText: TagSpec = {
  props: { content: text, i18n_content: perLanguage(text), ...styled },
  rule: needsContent,
}

const larkMd: TagSpec = {
  props: { content: larkContent, i18n_content: perLanguage(larkContent), ...styled },
  rule: (node, spot) => {
    needsContent(node, spot)
    if (node.text_color !== undefined) warn(under(spot, 'text_color'), 'text_color works only on plain_text')
  },
}

/** A component, and the rich form of a panel's title. */
const markdown: TagSpec = {
  props: {
    ...component,
    content: markdownContent,
    i18n_content: perLanguage(markdownContent),
    text_align: align,
    text_size: textSize,
    icon,
  },
  rule: needsContent,
}

const textTag: TagSpec = {
  props: {
    text: plain,
    color: oneOf(
      ...'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' '),
    ),
  },
  needs: ['text'],
}

/** `img_key` stays in the official samples of a standard icon, where it has no effect. */
const standardIcon: TagSpec = {
  props: { token: text, color: iconColor, img_key: text, size: twoLengths(999) },
  needs: ['token'],
}

const customIcon: TagSpec = {
  props: { img_key: imageKey, token: text, color: iconColor, size: twoLengths(999) },
  needs: ['img_key'],
}

const hr: TagSpec = { props: component }

const div: TagSpec = {
  props: {
    ...component,
    text: richText,
    icon,
    width: either('must be fill, auto or 16px to 999px', oneOf('fill', 'auto'), px(16, 999)),
    fields: list(shape({ is_short: flag, text: richText }, ['text'])),
  },
  rule: (node, spot) => {
    if (!isNode(node.text) && !Array.isArray(node.fields) && !isNode(node.icon))
      warn(spot, 'div shows nothing')
  },
}

export const TEXT_TAGS: Record<string, TagSpec> = {
  plain_text: plainText,
  lark_md: larkMd,
  markdown,
  text_tag: textTag,
  standard_icon: standardIcon,
  custom_icon: customIcon,
  hr,
  div,
}
