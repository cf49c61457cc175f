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
// Who interrupts doesn't wait for what is still being read.
if (process.exitCode === exitCodes.interrupted) process.exit()
