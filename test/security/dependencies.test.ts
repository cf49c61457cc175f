import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../support/started.ts'

const root = join(import.meta.dirname, '../..')
const fileOf = (name: string): string => readFileSync(join(root, name), 'utf8')
const manifest = JSON.parse(fileOf('package.json')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
  scripts: Record<string, string>
}
const { packages } = JSON.parse(fileOf('package-lock.json')) as {
  packages: Record<
    string,
    { version?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; link?: boolean }
  >
}
const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('OWASP NPM: no package runs a script when it is installed but those on the list', () => {
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
  const listed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])
  expect([...new Set(scripted)].sort()).toEqual(listed.sort())
  for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
    expect(manifest.scripts).not.toHaveProperty(hook)
})

test('OWASP NPM: every package is held to its hash', () => {
  expect(installed.length).toBeGreaterThan(400)
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

test('OWASP NPM: no package comes from anywhere but a registry', () => {
  const elsewhere = /^(git|ssh|http:|file:|github:|[\w-]+\/[\w-]+$)/
  expect(installed.filter(([, { resolved = '' }]) => elsewhere.test(resolved)).map(([path]) => path)).toEqual([])
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(asked.filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+$/.test(range))).toEqual([])
})

test('OWASP NPM: an install takes what the lock says, and nothing newer', () => {
  expect(fileOf('scripts/setup.mjs')).toMatch(/npm\('ci'/)
  expect(fileOf('scripts/setup.mjs')).not.toMatch(/npm\('(install|update|i)'/)
})

const reportOf = (ghsa: string) => ({
  vulnerabilities: {
    left: { via: ['right'] },
    right: {
      via: [
        {
          source: 1,
          name: 'right',
          severity: 'high',
          title: 'It breaks',
          url: `https://github.com/advisories/${ghsa}`,
        },
      ],
    },
  },
})

test('OWASP NPM: a known weakness that SECURITY.md doesn’t answer fails the audit, and so does no answer', async () => {
  await using dir = await tempDir()
  const audit = async (report: unknown) => {
    const file = join(dir.path, 'report.json')
    await writeFile(file, typeof report === 'string' ? report : JSON.stringify(report))
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/audit.mjs', '--report', file], {
      cwd: root,
      encoding: 'utf8',
    })
    return { status, said: stdout + stderr }
  }
  expect(await audit({ vulnerabilities: {} })).toMatchObject({ status: 0 })
  const open = await audit(reportOf('GHSA-aaaa-bbbb-cccc'))
  expect(open).toMatchObject({
    status: 1,
    said: expect.stringContaining('GHSA-aaaa-bbbb-cccc (high) in right: It breaks'),
  })
  expect(await audit('405 Method Not Allowed')).toMatchObject({ status: 2 })
})

test('every advisory that SECURITY.md answers has a reason, and a day to be looked at again', () => {
  const [, table] = fileOf('SECURITY.md').split('| Advisory | Package |')
  const rows = table!.split('\n').filter((line) => line.startsWith('| GHSA'))
  expect(rows.filter((row) => !/^\| GHSA[\w-]+ \| [^|]+ \| [^|]{20,} \| \d{4}-\d\d-\d\d \|$/.test(row))).toEqual([])
})
