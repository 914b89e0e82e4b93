import type { Check, Node, Scene, Spot } from './check.ts'
import { checkProps, flag, isNode, list, oneOf, refuse, shape, text, under, warn, whole } from './check.ts'
import { edges, layout, ownStyles } from './measures.ts'
import { icon, languages, multiUrl, perLanguage, richText, slot } from './shared.ts'
import { bodyElements } from './tags/layout.ts'

const TEMPLATES =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ')
const MAX_TEXT_TAGS = 3

const perPlatform = shape({
  default: whole(1, 10_000),
  android: whole(1, 10_000),
  ios: whole(1, 10_000),
  pc: whole(1, 10_000),
})

const config: Check = (value, spot) => {
  shape({
    update_multi: flag,
    streaming_mode: flag,
    streaming_config: shape({
      print_frequency_ms: perPlatform,
      print_step: perPlatform,
      print_strategy: oneOf('fast', 'delay'),
    }),
    summary: shape({ content: text, i18n_content: perLanguage(text) }),
    locales: languages,
    enable_forward: flag,
    enable_forward_interaction: flag,
    width_mode: oneOf('default', 'compact', 'fill'),
    use_custom_translation: flag,
    style: ownStyles,
    wide_screen_mode: flag,
  })(value, spot)
  if (!isNode(value)) return
  if (value.update_multi === false)
    refuse(under(spot, 'update_multi'), 'update_multi must be true, a 2.0 card is always shared')
  if (value.wide_screen_mode !== undefined)
    warn(under(spot, 'wide_screen_mode'), 'wide_screen_mode is a historical property, use width_mode')
}

const textTags: Check = (value, spot) => {
  list(slot('text_tag'))(value, spot)
  if (Array.isArray(value) && value.length > MAX_TEXT_TAGS)
    warn(spot, `at most ${MAX_TEXT_TAGS} tags are shown`)
}

const header = shape(
  {
    title: richText,
    subtitle: richText,
    text_tag_list: textTags,
    i18n_text_tag_list: perLanguage(textTags),
    template: oneOf(...TEMPLATES),
    icon,
    padding: edges(0, 99),
  },
  ['title'],
)

const body = shape({ ...layout, elements: bodyElements }, ['elements'])

const schema: Check = (value, spot) => {
  if (value !== '2.0') refuse(spot, 'schema must be "2.0", older cards are not imitated here')
}

/** Root of a card: card-json-v2-structure. */
export const checkCard = (card: Node, scene: Scene): void => {
  const spot: Spot = { scene, path: 'ROOT', parent: 'body', form: false, level: 0, columns: 0 }
  const props = { schema, config, card_link: multiUrl, header, body }
  checkProps(card, { props, needs: ['schema'] }, spot)
  if (card.body === undefined) warn(spot, 'a card without a body is blank')
}
