/** Curves over sizes, both axes logarithmic. */
export interface Plot {
  title: string
  x: string
  y: string
  curves: { name: string; points: { x: number; y: number }[] }[]
}

const [width, height] = [900, 460]
const edge = { left: 70, right: 270, top: 50, bottom: 55 }
/** Told apart also by those who see few colours (Okabe and Ito). */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000']

/** As SVG, on white, so that it is read on a dark page too. Points that aren't above zero are left out. */
export const plotSvg = ({ title, x, y, curves }: Plot): string => {
  const drawn = curves.map(({ name, points }) => ({ name, points: points.filter((each) => each.x > 0 && each.y > 0) }))
  const all = drawn.flatMap(({ points }) => points)
  if (all.length === 0) return ''
  const across = scale(
    all.map((each) => each.x),
    edge.left,
    width - edge.right,
  )
  const up = scale(
    all.map((each) => each.y),
    height - edge.bottom,
    edge.top,
  )
  const lines = [
    ...across.ticks.map((tick) => {
      const at = across.place(tick)
      return `<path d="M${at} ${edge.top}V${height - edge.bottom}" stroke="#ddd"/>${label(at, height - edge.bottom + 18, said(tick), 'middle')}`
    }),
    ...up.ticks.map((tick) => {
      const at = up.place(tick)
      return `<path d="M${edge.left} ${at}H${width - edge.right}" stroke="#ddd"/>${label(edge.left - 8, at + 4, said(tick), 'end')}`
    }),
    ...drawn.flatMap(({ name, points }, i) => {
      const colour = colours[i % colours.length]!
      const path = points.map((each, n) => `${n === 0 ? 'M' : 'L'}${across.place(each.x)} ${up.place(each.y)}`).join('')
      const dots = points.map(
        (each) => `<circle cx="${across.place(each.x)}" cy="${up.place(each.y)}" r="3.5" fill="${colour}"/>`,
      )
      const at = edge.top + 10 + i * 22
      const key = width - edge.right + 20
      return [
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        ...dots,
        `<path d="M${key} ${at}h22" stroke="${colour}" stroke-width="3"/>${label(key + 30, at + 4, name, 'start')}`,
      ]
    }),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="${escape(title)}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${edge.left}" y="26" font-size="16" font-weight="600">${escape(title)}</text>`,
    ...lines,
    label((edge.left + width - edge.right) / 2, height - 14, x, 'middle'),
    `<text transform="translate(18 ${(edge.top + height - edge.bottom) / 2}) rotate(-90)" text-anchor="middle">${escape(y)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** 1, 2 and 5 of each power of ten that the values reach; of the powers alone, where those would be many. */
const scale = (values: number[], from: number, to: number) => {
  const [least, most] = [Math.min(...values) / 1.3, Math.max(...values) * 1.3]
  const powers = Array.from({ length: 24 }, (_, i) => 10 ** (i - 12))
  const ticksOf = (factors: number[]) =>
    powers.flatMap((power) => factors.map((factor) => factor * power)).filter((tick) => tick >= least && tick <= most)
  const fine = ticksOf([1, 2, 5])
  const place = (value: number): number =>
    Math.round((from + (Math.log(value / least) / Math.log(most / least)) * (to - from)) * 10) / 10
  return { place, ticks: fine.length > 10 ? ticksOf([1]) : fine }
}

const said = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 2 })

const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${escape(text)}</text>`

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
