import type { Settings } from '../../kernel/settings.ts'
import type { Environment } from '../context.ts'

/** What was looked at, and what was found: a sentence that says what to do, where it isn't good. */
export interface Finding {
  what: string
  isGood: boolean
  says: string
}

export interface Examined {
  settings: Settings
  env: Environment
  /** DATA_DIR, as a whole path. */
  dataDir: string
  signal: AbortSignal
}

export type Check = (examined: Examined) => Promise<Finding[]>

export const good = (what: string, says: string): Finding => ({ what, isGood: true, says })
export const bad = (what: string, says: string): Finding => ({ what, isGood: false, says })

/** Without the password of an address. */
export const reasonOf = (error: unknown): string => {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line!.replace(/\/\/.*@/, '//***@').replace(/\.$/, '')
}
