import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import uPlot from 'uplot'
import type { Minute } from './minutes.ts'

interface PlotOptions {
  clock(at: Date): string
  number(count: number): string
  /** Told of the minute under the pointer; null: of none. */
  onPoint(index: number | null): void
}

const height = 180

/** Bars in the box that it gives, as wide as that is and in the page's colours. */
export const usePlot = (minutes: readonly Minute[], options: PlotOptions): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const scheme = useComputedColorScheme()
  const data = useEffectEvent((): uPlot.AlignedData => dataOf(minutes))
  const clock = useEffectEvent((at: number) => options.clock(new Date(at * 1_000)))
  const number = useEffectEvent((count: number) => options.number(count))
  const point = useEffectEvent((index: number | null) => options.onPoint(index))
  useEffect(() => {
    const element = box.current!
    const made = new uPlot(
      optionsOf(element, {
        clock: (at) => clock(at),
        number: (count) => number(count),
        point: (index) => point(index),
      }),
      data(),
      element,
    )
    plot.current = made
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }))
    resized.observe(element)
    return () => {
      resized.disconnect()
      made.destroy()
      plot.current = null
    }
    // Drawn anew in the colours of the scheme.
  }, [scheme])
  useEffect(() => plot.current?.setData(dataOf(minutes)), [minutes])
  return box
}

const dataOf = (minutes: readonly Minute[]): uPlot.AlignedData => [
  minutes.map(({ at }) => at.getTime() / 1_000),
  minutes.map(({ count }) => count),
]

const halfMinute = 30

const optionsOf = (
  element: HTMLElement,
  {
    clock,
    number,
    point,
  }: { clock(at: number): string; number(count: number): string; point(index: number | null): void },
): uPlot.Options => {
  const styles = getComputedStyle(element)
  const colour = (name: string): string => styles.getPropertyValue(name)
  const axis = { stroke: colour('--mantine-color-dimmed'), font: `12px ${styles.fontFamily}` }
  const line = { stroke: colour('--parley-line'), width: 1 }
  return {
    width: element.clientWidth,
    height,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { range: (_, from, to) => [from - halfMinute, to + halfMinute] },
      // At rest too there is something to be read at its side.
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, ticks: line, values: (_, at) => at.map(clock), space: 72, size: 28 },
      {
        ...axis,
        grid: line,
        ticks: { show: false },
        size: 48,
        // Nothing happens in halves.
        incrs: [1, 2, 5]
          .flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((power) => step * 10 ** power))
          .sort((a, b) => a - b),
        values: (_, counts) => counts.map(number),
      },
    ],
    series: [
      {},
      {
        fill: colour('--parley-accent'),
        stroke: colour('--parley-accent'),
        width: 0,
        paths: uPlot.paths.bars!({ size: [0.7, 24], radius: 0.15 }),
        points: { show: false },
      },
    ],
    hooks: { setCursor: [({ cursor }) => point(cursor.idx ?? null)] },
  }
}
