import { Component, type ComponentType, createElement } from 'preact'

/** Draws the component again only when one of its properties is another value. */
export const memo = <P extends object>(Inner: ComponentType<P>): ComponentType<P> =>
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>) {
      const before = this.props as Record<string, unknown>
      return Object.entries(next).some(([key, value]) => key !== 'children' && before[key] !== value)
    }
    override render() {
      return createElement(Inner, this.props as P)
    }
  }
