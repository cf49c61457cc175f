import type { ChaosReport } from './report.ts'

type Drawn = Pick<ChaosReport, 'seed' | 'minutes' | 'acknowledged' | 'timeline'>

const [width, names, right, rowHeight] = [1100, 380, 20, 20]
/** Each panel's top and height. */
const acknowledgedAt = { top: 50, height: 120 }
const slowestAt = { top: 200, height: 90 }
const faultsTop = 320

/** A run as SVG: what was acknowledged and how long the slowest took, second by second, above the faults that were made. */
export const pictureOf = ({ seed, minutes, acknowledged, timeline: { made, seconds } }: Drawn): string => {
  const kinds = [...new Set(made.map(({ name }) => name))].sort()
  const bottom = faultsTop + kinds.length * rowHeight
  const x = (ms: number): number => rounded(names + Math.min(ms / (minutes * 60_000), 1) * (width - names - right))
  const shown = seconds.slice(0, Math.ceil(minutes * 60))
  const title = `${acknowledged.toLocaleString('en')} sends acknowledged while ${made.length} faults were made (seed ${seed})`
  const minuteLines = Array.from({ length: Math.floor(minutes) + 1 }, (_, minute) => {
    const at = x(minute * 60_000)
    return `<path d="M${at} ${acknowledgedAt.top}V${bottom}" stroke="#ddd"/>${label(at, bottom + 18, String(minute), 'middle')}`
  })
  const rows = kinds.flatMap((kind, i) => {
    const top = faultsTop + i * rowHeight
    const bars = made
      .filter(({ name }) => name === kind)
      .map(({ fromMs, wentOnMs }) => {
        const from = x(fromMs)
        return `<rect x="${from}" y="${top + 3}" width="${Math.max(rounded(x(wentOnMs) - from), 2)}" height="${rowHeight - 6}" fill="#d55e00"/>`
      })
    return [label(names - 10, top + 14, kind, 'end'), ...bars]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 45}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<rect width="${width}" height="${bottom + 45}" fill="#fff"/>`,
    `<text x="${names}" y="26" font-size="16" font-weight="600">${title}</text>`,
    ...minuteLines,
    ...curve({
      ...acknowledgedAt,
      x,
      of: shown.map((each) => each.acknowledged),
      said: 'acknowledged a second',
      colour: '#0072b2',
    }),
    ...curve({
      ...slowestAt,
      x,
      of: shown.map(({ slowestMs }) => slowestMs),
      said: 'slowest delivery, ms',
      colour: '#009e73',
    }),
    ...rows,
    label(
      (names + width - right) / 2,
      bottom + 38,
      'minutes; a bar runs from a fault’s beginning until the next send was acknowledged',
      'middle',
    ),
    '</svg>',
  ].join('\n')
}

/** A value for each second, as an area, with its highest at the side. */
const curve = ({
  top,
  height,
  x,
  of,
  said,
  colour,
}: {
  top: number
  height: number
  x: (ms: number) => number
  of: number[]
  said: string
  colour: string
}): string[] => {
  const most = Math.max(1, ...of)
  const y = (value: number): number => rounded(top + height - (value / most) * height)
  const points = of.map((value, second) => `L${x(second * 1000)} ${y(value)}`).join('')
  const end = x(of.length * 1000)
  return [
    `<path d="M${x(0)} ${y(0)}${points}L${end} ${y(0)}Z" fill="${colour}" fill-opacity=".35" stroke="${colour}"/>`,
    label(names - 10, top + 12, most.toLocaleString('en'), 'end'),
    label(names - 10, top + height / 2 + 4, said, 'end'),
    label(names - 10, top + height, '0', 'end'),
  ]
}

const label = (x: number, y: number, text: string, anchor: 'middle' | 'end'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#333">${text}</text>`

const rounded = (value: number): number => Math.round(value * 10) / 10
