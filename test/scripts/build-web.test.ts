import { execFile } from 'node:child_process'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)

/** A copy of all that the page is made of. */
const freshCopy = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-build-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const part of ['web', 'src/client', 'scripts', 'tsconfig.json', 'package.json', 'package-lock.json'])
    await cp(part, join(folder, part), { recursive: true })
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

const build = async (folder: string): Promise<string> => {
  // As a test run has it, and a developer may: what is built is for people all the same.
  const env = { PATH: process.env['PATH'], NODE_ENV: 'development' }
  return (await run(process.execPath, [join(folder, 'scripts/build-web.mjs')], { env })).stdout
}

const scriptsOf = async (folder: string): Promise<string> => {
  const assets = join(folder, 'dist/web/assets')
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  return (await Promise.all(names.map((name) => readFile(join(assets, name), 'utf8')))).join('\n')
}

test('the page is built where there is none, or where something of it has changed, and not otherwise', async () => {
  const folder = await freshCopy()
  expect(await build(folder)).toMatch(/^Building the page \.\.\.\nBuilt in \d+\.\d s\.\n$/)
  expect(await scriptsOf(folder)).not.toContain('React DevTools')
  expect(await build(folder)).toBe('')

  await appendFile(join(folder, 'web/src/main.tsx'), "\ndocument.body.dataset['made'] = 'anew'\n")
  expect(await build(folder)).toContain('Building')
  expect(await scriptsOf(folder)).toContain('anew')
  await rm(join(folder, 'dist/web'), { recursive: true })
  expect(await build(folder)).toContain('Building')
  // Nothing is left beside it, and nothing is written where the packages are.
  expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['.web-stamp', 'web'])
})

test('what can’t be built leaves the page that was there, and says why', async () => {
  const folder = await freshCopy()
  await build(folder)
  const before = await scriptsOf(folder)
  await writeFile(join(folder, 'web/src/app.tsx'), 'export const App = (')
  const refused = (await build(folder).catch((error: unknown) => error)) as { code: number; stderr: string }
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^The page could not be built: .*app\.tsx/s)
  expect(await scriptsOf(folder)).toBe(before)
})
