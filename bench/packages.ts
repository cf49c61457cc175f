import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = import.meta.dirname
/** Of what the packages were installed from. */
const stamp = join(folder, 'node_modules', '.installed')
const centrifugeBinary = join(folder, 'node_modules', '.cache', 'centrifuge')

/** Installs what Parley is measured against, where that wasn't done yet. The product's own packages stay as they are. */
export const installPeers = async (progress: (line: string) => void): Promise<void> => {
  const wanted = hash('sha256', await readFile(join(folder, 'package-lock.json'), 'utf8'))
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  progress('installing the servers that Parley is measured against (once; 250 packages)')
  if (!(await runs('npm', ['ci', '--no-audit', '--no-fund'], folder)))
    throw new Error('The packages in bench/package.json could not be installed: see above.')
  await writeFile(stamp, wanted)
}

/** Resolves to the program; null where there is no Go, or it can't be built. */
export const buildCentrifuge = async (progress: (line: string) => void): Promise<string | null> => {
  progress('building Centrifuge, the first time for some minutes')
  await mkdir(join(folder, 'node_modules', '.cache'), { recursive: true })
  const isBuilt = await runs('go', ['build', '-o', centrifugeBinary, '.'], join(folder, 'peers', 'centrifuge'))
  if (!isBuilt) progress('Centrifuge is left out: it is built by Go, which is not there or says why above')
  return isBuilt ? centrifugeBinary : null
}

const runs = async (program: string, args: string[], cwd: string): Promise<boolean> => {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  try {
    const [code] = (await once(child, 'exit')) as [number | null]
    return code === 0
  } catch {
    return false
  }
}
