import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The chat page and the server as they are now: built where they are older than what they are made of, also for a run of one file. */
export default function setup(): void {
  for (const script of ['build-server.mjs', 'build-web.mjs'])
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts', script)], { stdio: 'inherit' })
}
