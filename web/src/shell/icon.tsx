/** Drawn on 24 by 24, with lines of 2. */
const paths = {
  sign: 'M6 3.5h12a3.5 3.5 0 0 1 3.5 3.5v6.5a3.5 3.5 0 0 1-3.5 3.5h-6.5L6.5 21v-4H6a3.5 3.5 0 0 1-3.5-3.5V7A3.5 3.5 0 0 1 6 3.5z M7.5 10.25h.01 M12 10.25h.01 M16.5 10.25h.01',
  chat: 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
  broadcast: 'M4 10v4h3l8 4.5v-13L7 10H4z M18.5 9a4.2 4.2 0 0 1 0 6 M7.5 14.5V20h3v-4',
  room: 'M4 21h16 M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16 M14.5 12h.01',
  settings:
    'M4 7h9 M18 7h2 M15.5 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z M4 17h2 M11 17h9 M8.5 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12 M18 6L6 18',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M15.5 15.5L20 20',
  plus: 'M12 5v14 M5 12h14',
  more: 'M5 12h.01 M12 12h.01 M19 12h.01',
  muted:
    'M6 9a6 6 0 0 1 9.5-4.9 M18 9.5c.2 3.4 1.5 5.5 1.5 5.5 M14 17H4.500S6 14.5 6 9 M10 20.500a2.3 2.3 0 0 0 4 0 M4 3.500l16.5 17',
  archive: 'M3 4h18v4H3z M5 8v11a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V8 M10 12h4',
  people:
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z M2.5 20a6.5 6.5 0 0 1 13 0 M16 5.200a3.5 3.5 0 0 1 0 6.6 M18 14.500a6.5 6.5 0 0 1 3.5 5.5',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M5 20a7 7 0 0 1 14 0',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  image:
    'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z M4 16l4.5-4.5 4 4 3-3 4.5 4.5 M15.5 8.500h.01',
  file: 'M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z M14 3v5h5',
  block: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M6 6l12 12',
  leave: 'M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8 M10 12h11 M17.5 8.500L21 12l-3.5 3.5',
  edit: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19z M13.5 7l3.5 3.5',
  flag: 'M6 21V4 M6 4.500h11.500l-2 4 2 4H6',
  info: 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M12 11.500v4.5 M12 8h.01',
  trash: 'M5 7h14 M9.5 7V4.500h5V7 M7 7l1 13h8l1-13 M10.5 11v5 M13.5 11v5',
  shield: 'M12 3l7 2.500v6c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.500v-6z',
  alert: 'M12 3.5L2.8 19.5h18.4z M12 9.5V14 M12 16.8h.01',
  attach: 'M20.5 11.5l-8.6 8.6a5.3 5.3 0 0 1-7.5-7.5l8.9-8.9a3.5 3.5 0 0 1 5 5l-8.7 8.7a1.8 1.8 0 0 1-2.6-2.6l7.9-7.8',
  checks: 'M2.5 12.5l4.5 4.5 8.5-9.5 M12.5 15.5L14 17l8-9.5',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M12 7.5v4.8l3 1.8',
  copy: 'M9 9h10.5v10.5H9z M6 14.5H4.5v-10h10V6',
  down: 'M12 5v14 M18.5 12.5L12 19l-6.5-6.5',
  download: 'M12 4v11 M17 10l-5 5-5-5 M4.5 19.5h15',
  emoji: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M8.3 14a4.3 4.3 0 0 0 7.4 0 M9 9.3v.4 M15 9.3v.4',
  pin: 'M9 3.5h6l-.8 6.2 3.3 3.3v1.5h-11V13l3.3-3.3z M12 14.5V21',
  reply: 'M9.5 6L4 11.5 9.5 17 M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5',
  retry: 'M20 5v5h-5 M19.6 9.7A8 8 0 1 0 20 13.5',
  send: 'M21 3L3 10.2l7.2 3.6L13.8 21z M10.2 13.8l4.3-4.3',
  unpin: 'M3.5 3.5l17 17 M9.5 9.2L6.5 13v1.5h8 M10 3.5h5l-.8 5.5 3.3 4 M12 14.5V21',
} as const

export type IconName = keyof typeof paths

/** A picture beside a word, or in a button that has a name: said by neither. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={name === 'more' ? 3 : 1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    style={{ flexShrink: 0 }}
  >
    <path d={paths[name]} />
  </svg>
)
