import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { packageFolder } from '../kernel/version.ts'

// As the server does it: see src/main.ts.
enableCompileCache(join(packageFolder, 'node_modules', '.cache', 'compiled'))
if (existsSync('.env')) process.loadEnvFile('.env')

const [{ run }, { exitCodes }] = await Promise.all([import('./run.ts'), import('./failure.ts')])
const { stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), { env: process.env, stdin, stdout, stderr })
// What has failed doesn't wait for what is still open: a connection without an answer, a pipe without an end.
if (process.exitCode !== exitCodes.done) process.exit()
