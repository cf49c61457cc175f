import { StartError } from '../../kernel/errors.ts'
import { readSettings, settingNames, type Settings } from '../../kernel/settings.ts'
import { bad, good, type Finding } from './check.ts'

/** With settings that can't be used, the rest is looked at as if they weren't set. */
export const readAll = (env: Record<string, string | undefined>): { settings: Settings; problems: Finding[] } => {
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
