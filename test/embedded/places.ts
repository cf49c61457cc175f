import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMongod, type FoundMongod } from '../../src/embedded/find-mongod.ts'
import { defaultCacheDir } from '../../src/embedded/mongod-cache.ts'
import { runProgram } from '../../src/embedded/run-program.ts'

/** A folder that goes with the test. */
export const folder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'parley-embedded-'))

  return {
    path,
    in: (...names: string[]) => join(path, ...names),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

/** The mongod that the run itself uses. */
export const anyMongod = (): Promise<FoundMongod> =>
  findMongod({
    explicit: process.env.MONGOD_BINARY,
    cacheDir: defaultCacheDir(process.env),
    progress: () => {},
    env: process.env,
  })

export const script = async (path: string, ...lines: string[]): Promise<string> => {
  await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'))
  await chmod(path, 0o755)

  return path
}

export const copyOf = async (mongod: string, path: string): Promise<string> => {
  await copyFile(mongod, path)

  return path
}

/** A PATH with Python alone on it, which pip and the unzipping need. */
export const pathWithPython = async (bin: string): Promise<string> => {
  const limits = { env: process.env, timeoutMs: 20_000 }
  const python = (await runProgram('python3', ['-c', 'import sys; print(sys.executable)'], limits)).trim()
  await script(join(bin, 'python3'), `exec "${python}" "$@"`)

  return bin
}
