import { fork } from 'node:child_process'
import { extname, join } from 'node:path'
import type { Environment, Progress } from './progress.ts'

/**
 * 7.0.28 is the first 7.0 without CVE-2025-14847. Of 8.0, 8.0.32 to 8.0.38 are reported to lose
 * acknowledged writes (SERVER-139311).
 */
export const officialVersion = '7.0.28'

export interface OfficialDownload {
  /** An empty folder for the archive and what it holds. */
  into: string
  version: string
  env: Environment
  progress: Progress
  /** How long the first byte may take. */
  connectMs: number
}

/** How long the download may stand still, once it has begun. */
const stallMs = 60_000

export type Report = { path: string } | { failed: string }

/**
 * The path of the mongod that MongoDB's own site offers for this system. In a process of its own, since the library that
 * knows the addresses can be neither bounded nor ended from outside, prints to stdout, and checks certificates only when
 * the environment says so; its settings (MONGOMS_DOWNLOAD_MIRROR and others) and the usual proxy variables apply.
 */
export const downloadOfficial = ({ into, version, env, progress, connectMs }: OfficialDownload): Promise<string> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, `official-download-process${extname(import.meta.filename)}`)
    const child = fork(script, [into, version], {
      cwd: into,
      env: { ...env, ...required, MONGOMS_DOWNLOAD_DIR: into },
      execArgv: [],
      silent: true,
    })

    const end = (settle: () => void) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      settle()
    }
    const fail = (reason: string) => end(() => reject(new Error(reason)))
    let timer = setTimeout(fail, connectMs, `no answer within ${connectMs / 1000} s`)

    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      clearTimeout(timer)
      timer = setTimeout(fail, stallMs, `the download stood still for ${stallMs / 1000} s`)
      const [, percent, total] = /([\d.]+)% \([\d.]+mb \/ ([\d.]+)mb\)/.exec(text) ?? []
      if (percent) progress(`Downloading MongoDB ${version}: ${Math.round(Number(percent))} % of ${total} MB`)
    })
    child.stderr?.resume()
    child.on('message', (report: Report) => {
      if ('failed' in report) fail(report.failed)
      else end(() => resolve(report.path))
    })
    child.on('error', (error) => fail(error.message))
    child.on('exit', (code) => fail(`the download ended with ${code}`))
  })

const required = {
  MONGOMS_MAX_RETRIES: '1',
  MONGOMS_MD5_CHECK: 'true',
  MONGOMS_SYSTEM_BINARY: '',
  MONGOMS_USE_ARCHIVE_NAME_FOR_BINARY_NAME: 'false',
  npm_config_strict_ssl: 'true',
}
