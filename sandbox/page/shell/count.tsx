/** How many messages wait unread. */
export const Count = ({ unread }: { unread: number }) =>
  unread > 0 ? (
    <span class="shell-count">
      {unread > 99 ? '99+' : unread}
      <span class="unseen">条未读</span>
    </span>
  ) : null
