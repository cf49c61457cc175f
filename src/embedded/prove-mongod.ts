import type { Environment } from './progress.ts'
import { runProgram } from './run-program.ts'

/** The oldest release that Parley is tested with. */
const oldest = 6

/** The version that a mongod tells of itself; rejects with the reason where it doesn't run here or is too old. */
export const proveMongod = async (path: string, env: Environment): Promise<string> => {
  const told = await runProgram(path, ['--version'], { env, timeoutMs: 10_000 })
  const version = /db version v(\d+\.\d+\.\d+)/.exec(told)?.[1]

  if (version === undefined) throw new Error('it is not a mongod')
  if (Number.parseInt(version, 10) < oldest) throw new Error(`it is ${version}, and Parley needs ${oldest}.0 or later`)

  return version
}
