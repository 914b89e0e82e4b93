import { render } from 'preact'
import { CardView } from './card/card.tsx'
import { localOf } from './card/local.ts'
import type { CardPress, KnownPerson, Node, Scene } from './card/scene.ts'
import './style/tokens.css'
import './style/gallery.css'

type Sample = { card: string; name: string; json: Node }
type Theme = Scene['theme']

const UNIT = '海淀精工机械有限公司工会'
const PEOPLE: KnownPerson[] = [
  { openId: 'ou_zhoumin', name: '周敏', unitName: UNIT },
  { openId: 'ou_lining', name: '李宁安', unitName: UNIT },
  { openId: 'ou_wangfang', name: '王芳', unitName: UNIT },
]

/** A grey picture for every key. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270"><rect width="480" height="270" fill="#8f959e"/><path d="M0 270l150-130 90 80 80-60 160 110z" fill="#5c636d"/><circle cx="370" cy="70" r="30" fill="#dee0e3"/></svg>',
)}`

/** What was pressed and said, at the end of the page, for who looks at it by program. */
const note = (name: 'presses' | 'told', entry: unknown): void => {
  const log = document.querySelector<HTMLElement>('[data-presses]')
  if (log) log.dataset[name] = JSON.stringify([...JSON.parse(log.dataset[name] ?? '[]'), entry])
}

/** `wait` in the address is how long an answer takes, in ms. */
const record = async (press: CardPress): Promise<void> => {
  note('presses', press)
  const wait = Number(new URLSearchParams(location.search).get('wait'))
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
}

const sceneOf = (key: string, theme: Theme): Omit<Scene, 'card' | 'items'> => ({
  local: localOf(key, '1'),
  people: new Map(PEOPLE.map((one) => [one.openId, one])),
  viewer: 'ou_zhoumin',
  members: PEOPLE.map(({ openId }) => openId),
  now: () => Date.parse('2026-11-23T09:00:00+08:00'),
  imageUrl: () => PICTURE,
  press: record,
  tell: (kind, sentence) => note('told', { kind, sentence }),
  theme,
})

const SampleView = ({ sample: { card, name, json }, theme }: { sample: Sample; theme: Theme }) => (
  <section data-card={card} data-name={name}>
    <h2>
      {card} · {name}
    </h2>
    <CardView card={json} {...sceneOf(`${card} ${name}`, theme)} />
  </section>
)

/** Asked by the address: `from` a file of samples, `theme=dark`, `only` a part of a title, `width` in px. */
const show = async (root: HTMLElement): Promise<void> => {
  const query = new URLSearchParams(location.search)
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  const samples = (await (await fetch(query.get('from') ?? './cards.json')).json()) as Sample[]
  const only = query.get('only') ?? ''
  const wanted = samples.filter(({ card, name }) => `${card} · ${name}`.includes(only))
  render(
    <main class="gallery" style={{ '--width': `${Number(query.get('width')) || 600}px` }}>
      {wanted.map((sample) => (
        <SampleView key={`${sample.card} ${sample.name}`} sample={sample} theme={theme} />
      ))}
      <div hidden data-presses="[]" />
      {wanted.length === 0 && <p>没有这样的样张。</p>}
    </main>,
    root,
  )
}

const root = document.getElementById('gallery')
if (root)
  show(root).catch(() => {
    root.textContent = '读不到样张：先运行 npm run cards -- --json FILE，再用 ?from= 指明文件'
  })
