/** What the page cannot draw is said, never left out. */
export const Unknown = ({ tag }: { tag: string }) => (
  <div class="card-unknown" data-unknown={tag}>
    暂不支持的组件：{tag}
  </div>
)
