import { readFileSync } from 'node:fs'

const packageFile = new URL('../../package.json', import.meta.url)

/** Parley's own, as in its package. */
export const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
