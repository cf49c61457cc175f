import { resolve } from 'node:path'
import { StartError } from '../../kernel/errors.ts'
import { readSettings, settingNames, type Settings } from '../../kernel/settings.ts'
import { withExamples, type AddCommand } from '../command.ts'
import { bad, good, type Check, type Finding } from '../doctor/check.ts'
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

/** With settings that can't be used, the rest is looked at as if they weren't set. */
const readAll = (env: Record<string, string | undefined>): { settings: Settings; problems: Finding[] } => {
  try {
    return { settings: readSettings(env), problems: [good('settings', 'The settings can be used.')] }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    const lines = error.message.split('\n').flatMap((line) => /^ *- (.*)/.exec(line)?.[1] ?? [])
    const usable = settingNames.filter((name) => canBeRead({ [name]: env[name] }))
    const settings = readSettings(Object.fromEntries(usable.map((name) => [name, env[name]])))
    return { settings, problems: lines.map((line) => bad('settings', `${line}.`)) }
  }
}

const canBeRead = (env: Record<string, string | undefined>): boolean => {
  try {
    return readSettings(env) !== null
  } catch {
    return false
  }
}
