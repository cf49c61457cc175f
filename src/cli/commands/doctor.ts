import { resolve } from 'node:path'
import { withExamples, type AddCommand } from '../command.ts'
import type { Check, Finding } from '../doctor/check.ts'
import { checkDisk, checkVersions } from '../doctor/machine.ts'
import { checkPort } from '../doctor/port.ts'
import { checkRedis } from '../doctor/redis.ts'
import { checkSecret } from '../doctor/secret.ts'
import { Failure } from '../failure.ts'

/** Loaded only here: the database's driver takes longer than most commands. */
const checkDatabase: Check = async (examined) => (await import('../doctor/database.ts')).checkDatabase(examined)

const checks: Check[] = [checkVersions, checkSecret, checkDatabase, checkRedis, checkDisk, checkPort]

export const addDoctorCommand: AddCommand = (program, perform) => {
  const doctor = program
    .command('doctor')
    .description(
      'See whether a server can run here: settings, versions, database, clocks, disk, port. Nothing is changed.',
    )
    .action(
      perform(async ({ output, env, signal }) => {
        const findings: Finding[] = []
        const found = async (more: Finding[]): Promise<void> => {
          findings.push(...more)
          if (!output.isJson) for (const { isGood, says } of more) await output.mark(isGood, says)
        }
        // Loaded only here: what checks settings takes as long as a small command.
        const { readAll } = await import('../doctor/settings.ts')
        const { settings, problems } = readAll(env)
        await found(problems)
        const examined = { settings, env, dataDir: resolve(settings.DATA_DIR), signal }
        for (const check of checks) {
          signal.throwIfAborted()
          await found(await check(examined))
        }
        const isGood = findings.every((finding) => finding.isGood)
        if (output.isJson) await output.result({ isGood, findings })
        if (!isGood) throw new Failure('failed', 'NOT_WELL', 'Not all is well.')
      }),
    )
  withExamples(doctor, 'parley doctor', "parley doctor --json | jq '.findings[] | select(.isGood | not)'")
}
