/**
 * Drawn for this page on a grid of 24; the platform's own icon library is not ours to ship. A token is the platform's
 * name without its ending, so `down-small-ccm_outlined` and `down_filled` are one arrow.
 */
const PATHS: Record<string, string> = {
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  approval: 'M5 21h14M8 17h8v-3H8zM12 14v-3M9 6a3 3 0 1 1 6 0c0 2-1.5 2.5-1.5 5h-3C10.5 8.5 9 8 9 6z',
  notice: 'M4 10v4h3l7 4V6L7 10zM17 9a4 4 0 0 1 0 6M8 14l1 5h2',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6zM4 17h16M10 20h4',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  time: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l4 2',
  member: 'M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8M4 21c0-5 3.5-7 8-7s8 2 8 7',
  group:
    'M9 11a3.5 3.5 0 1 0 0-7a3.5 3.5 0 1 0 0 7M2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.5.5 4 2.3 4 5.5',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  folder: 'M3 6h7l2 2h9v11H3z',
  warning: 'M12 4L2.5 20h19zM12 10v5M12 17.5v.5',
  yes: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12l3 3 5-6',
  no: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9 9l6 6M15 9l-6 6',
  done: 'M4 12.5l5 5L20 6.5',
  close: 'M6 6l12 12M18 6L6 18',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v6M12 7v.5',
  help: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M12 17v.5',
  edit: 'M4 20h4L20 8l-4-4L4 16zM13.5 6.5l4 4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L21 21',
  home: 'M3 12l9-8 9 8M5.5 10v10h13V10M10 20v-6h4v6',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.5M4.5 12h.5M4.5 18h.5',
  chart: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-3-5.3 3 1.1-6L3.4 9.8l6-.8z',
  lock: 'M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  chat: 'M4 5h16v12h-9l-4 4v-4H4z',
  link: 'M10 14l4-4M8 11l-2 2a3.5 3.5 0 0 0 5 5l2-2M16 13l2-2a3.5 3.5 0 0 0-5-5l-2 2',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5',
  add: 'M12 5v14M5 12h14',
  attachment:
    'M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.2a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14 7.5',
  setting: 'M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6M12 3l7.8 4.5v9L12 21l-7.8-4.5v-9z',
  delete: 'M4 7h16M9 7V4h6v3M6.5 7l1 14h9l1-14M10 11v6M14 11v6',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  more: 'M5.5 12h.5M12 12h.5M18.5 12h.5',
}

/** Other names under which the platform has them. */
const ALSO: Record<string, string> = {
  alarm: 'bell',
  people: 'group',
  person: 'member',
  user: 'member',
  contacts: 'group',
  doc: 'file',
  error: 'warning',
  maybe: 'help',
  succeed: 'yes',
  check: 'done',
  todo: 'list',
  announce: 'notice',
  vote: 'approval',
  app: 'home',
}

/** @returns undefined for a token that is not drawn; the page shows a dot then */
export const glyphOf = (token: string): { name: string; path: string } | undefined => {
  const words = token.replace(/_(outlined|filled|colorful)$/, '').split('-')
  const name = words.map((word) => ALSO[word] ?? word).find((word) => Object.hasOwn(PATHS, word))
  const path = name && PATHS[name]
  return name && path ? { name, path } : undefined
}
