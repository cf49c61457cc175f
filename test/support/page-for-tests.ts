import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The chat page as it is now: built where it is older than what it is made of, also for a run of one file. */
export default function setup(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build-web.mjs')], { stdio: 'inherit' })
}
