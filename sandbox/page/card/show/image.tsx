import { useRef } from 'preact/hooks'
import { Glyph } from '../icons.tsx'
import { type Node, useScene } from '../scene.ts'
import { corner, marginOf, type Style, twoSides } from './measures.ts'
import { contentOf, isNode, Words } from './text.tsx'

const SQUARES: Record<string, string> = { large: '160px', medium: '80px', small: '40px', tiny: '16px' }

/** `stretch` and no size at all fill the width; the others are a fixed, cropped box. */
const boxOf = (node: Node): Style => {
  const side = typeof node.size === 'string' ? SQUARES[node.size] : undefined
  const sides = side ? { width: side, height: side } : twoSides(node.size)
  const fitted = node.scale_type === 'fit_horizontal' || !sides
  return {
    ...(fitted ? { width: '100%' } : sides),
    objectFit: fitted ? 'contain' : 'cover',
    objectPosition: node.scale_type === 'crop_top' ? 'top' : undefined,
    borderRadius: corner(node.corner_radius),
  }
}

export const Image = ({ node }: { node: Node }) => {
  const { imageUrl } = useScene()
  const alt = contentOf(node.alt)
  const url = imageUrl(String(node.img_key))
  const image = <img class="card-image" src={url} alt={alt} style={boxOf(node)} />
  return (
    <figure class="card-figure" style={marginOf(node)}>
      {isNode(node.title) && contentOf(node.title) !== '' && (
        <figcaption class="card-text">
          <Words node={node.title} />
        </figcaption>
      )}
      {node.preview === false ? image : <Preview url={url} alt={alt} children={image} />}
    </figure>
  )
}

type PreviewProps = { url: string; alt: string; children: preact.ComponentChildren }

/** Press to see it large. The dialog takes focus, ends with Esc and gives focus back, as browsers do it. */
const Preview = ({ url, alt, children }: PreviewProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        class="card-zoom"
        aria-label={`放大图片${alt && `：${alt}`}`}
        onClick={() => dialog.current?.showModal()}
      >
        {children}
      </button>
      <dialog ref={dialog} class="card-preview" aria-label={alt || '图片'}>
        <button
          type="button"
          class="card-preview-close"
          aria-label="关闭"
          onClick={() => dialog.current?.close()}
        >
          <Glyph token="close" />
        </button>
        <img src={url} alt={alt} />
      </dialog>
    </>
  )
}

/** How many pictures stand in a line, and how many are shown at all. */
const MODES: Record<string, { across: number; most: number }> = {
  double: { across: 2, most: 2 },
  triple: { across: 3, most: 3 },
  bisect: { across: 2, most: 6 },
  trisect: { across: 3, most: 9 },
}

export const ImageCombination = ({ node }: { node: Node }) => {
  const { imageUrl } = useScene()
  const { across, most } = MODES[String(node.combination_mode)] ?? { across: 3, most: 9 }
  const images = Array.isArray(node.img_list) ? node.img_list.filter(isNode).slice(0, most) : []
  const style = { ...marginOf(node), '--across': String(across), borderRadius: corner(node.corner_radius) }
  return (
    <div class="card-images" style={style}>
      {images.map(({ img_key: key }, index) => (
        <Preview key={index} url={imageUrl(String(key))} alt={`第 ${index + 1} 张，共 ${images.length} 张`}>
          <img src={imageUrl(String(key))} alt="" />
        </Preview>
      ))}
    </div>
  )
}
