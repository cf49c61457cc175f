import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'

export const brand: MantineColorsTuple = [
  '#edf8fa',
  '#d9eff4',
  '#addde7',
  '#78c8d7',
  '#48b0c3',
  '#2797ac',
  '#178096',
  '#0f6d81',
  '#0b5c6e',
  '#084a59',
]

export const gray: MantineColorsTuple = [
  '#f6f8f9',
  '#edf1f3',
  '#e2e8eb',
  '#d2dade',
  '#b7c3c9',
  '#8d9ca4',
  '#566670',
  '#45545d',
  '#313f47',
  '#1c262c',
]

/** From text to what is behind everything. */
export const dark: MantineColorsTuple = [
  '#dbe3e6',
  '#bcc8cd',
  '#9aa8b0',
  '#6b7b84',
  '#34424a',
  '#28343b',
  '#1f2a30',
  '#162026',
  '#10181d',
  '#0a1115',
]

/** What the page is painted with, beside Mantine's own: `var(--parley-…)`. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--parley-online': '#2f9e44',
    '--parley-away': '#e8890c',
    '--parley-busy': '#e03131',
  },
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-text': gray[9],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-default-border': gray[3],
    '--mantine-color-anchor': brand[7],
    '--parley-frame': '#0c3f4c',
    '--parley-on-frame': '#c6e2e9',
    '--parley-frame-active': 'rgb(255 255 255 / 16%)',
    '--parley-list': gray[0],
    '--parley-line': gray[2],
    '--parley-hover': gray[1],
    '--parley-selected': brand[1],
    '--parley-quiet': gray[2],
    '--parley-accent': brand[7],
    '--parley-bubble': gray[1],
    '--parley-bubble-own': brand[1],
    '--parley-mark': '#ffe9a8',
    '--parley-draft': '#b3390a',
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-text': dark[0],
    '--mantine-color-body': dark[7],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-anchor': brand[3],
    '--parley-frame': dark[9],
    '--parley-on-frame': dark[1],
    '--parley-frame-active': 'rgb(255 255 255 / 10%)',
    '--parley-list': dark[8],
    '--parley-line': dark[5],
    '--parley-hover': dark[6],
    '--parley-selected': '#123c48',
    '--parley-quiet': dark[5],
    '--parley-accent': brand[3],
    '--parley-bubble': dark[5],
    '--parley-bubble-own': '#124452',
    '--parley-mark': '#6b5410',
    '--parley-draft': '#ff9a6b',
  },
})
