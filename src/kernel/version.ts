import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

const packageFile = findPackageJSON(import.meta.url)!

/** Where Parley lies, whether it runs from its source or from what is built of it. */
export const packageFolder = dirname(packageFile)

/** Parley's own, as in its package. */
export const version = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
