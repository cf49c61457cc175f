import sharp from 'sharp'
import type { File } from '../../test/attachment/files.ts'

/** Pictures of what the shop sells, drawn: nothing here is anybody's photograph. */
const drawn = async (name: string, background: [string, string], drawing: string): Promise<File> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
    <defs>
      <radialGradient id="back" cx="50%" cy="40%" r="80%"><stop offset="0" stop-color="${background[0]}"/><stop offset="1" stop-color="${background[1]}"/></radialGradient>
      <linearGradient id="silver" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fdfdfd"/><stop offset=".45" stop-color="#aeb6bf"/><stop offset=".6" stop-color="#f4f6f8"/><stop offset="1" stop-color="#7d8791"/></linearGradient>
      <linearGradient id="gold" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff3c4"/><stop offset=".45" stop-color="#d6a02c"/><stop offset=".6" stop-color="#ffe9a3"/><stop offset="1" stop-color="#9a6a12"/></linearGradient>
      <linearGradient id="blue" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#cfeaff"/><stop offset=".5" stop-color="#2a6fc9"/><stop offset="1" stop-color="#0b2f6b"/></linearGradient>
      <filter id="soft"><feGaussianBlur stdDeviation="16"/></filter>
    </defs>
    <rect width="1200" height="900" fill="url(#back)"/>${drawing}</svg>`
  return { name, mimeType: 'image/jpeg', bytes: await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer() }
}

const shadow = '<ellipse cx="600" cy="760" rx="300" ry="34" fill="#0006" filter="url(#soft)"/>'
const stone =
  '<path d="M600 150l120 70-40 120-80 60-80-60-40-120z" fill="url(#blue)" stroke="#fff8" stroke-width="6"/><path d="M600 150v250M480 220h240M520 340l80-120 80 120" stroke="#ffffff90" stroke-width="4" fill="none"/>'

export const ring = (): Promise<File> =>
  drawn(
    'silver-ring.jpg',
    ['#f3ece4', '#c9b8a6'],
    `${shadow}<circle cx="600" cy="560" r="190" fill="none" stroke="url(#silver)" stroke-width="52"/>${stone}`,
  )

export const goldRing = (): Promise<File> =>
  drawn(
    'gold-ring.jpg',
    ['#22353c', '#0c181d'],
    `${shadow}<circle cx="600" cy="560" r="190" fill="none" stroke="url(#gold)" stroke-width="44"/>${stone}`,
  )

const pearls = Array.from({ length: 17 }, (_, i) => {
  const angle = Math.PI * (0.08 + (0.84 * i) / 16)
  const [x, y] = [600 - Math.cos(angle) * 400, 170 + Math.sin(angle) * 470]
  return `<circle cx="${x}" cy="${y}" r="${34 + 14 * Math.sin(angle)}" fill="url(#silver)" stroke="#0002"/>`
}).join('')

export const necklace = (): Promise<File> => drawn('pearls.jpg', ['#3b4a5e', '#161d29'], pearls)
