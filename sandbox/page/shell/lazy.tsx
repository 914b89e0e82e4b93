import { type ComponentType, createElement } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Its code is of a build that is there no more: somebody built the page while this one was open. */
const Gone = () => (
  <p class="shell-quiet" role="alert">
    页面已经更新，请刷新一下再看这一块。
  </p>
)

/** A component whose code is fetched when it is first shown. Nothing stands there until it has come. */
export const lazyComponent = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let loaded: ComponentType<P> | typeof Gone | undefined
  return (props: P) => {
    const [, drawAgain] = useState(0)
    useEffect(() => {
      if (loaded) return
      void load()
        .catch(() => Gone)
        .then((component) => {
          loaded = component
          drawAgain((count) => count + 1)
        })
    }, [])
    return loaded ? createElement(loaded, props) : null
  }
}
