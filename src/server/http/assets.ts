import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A part of the page, as it is sent. */
export interface Asset {
  type: string
  /** What is in it is named by its address, so that it never changes there. */
  isImmutable: boolean
  etag: string
  plain: Buffer
  gzipped: Buffer
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** What a folder has of these, by the path that it is asked for by; nothing where there is no such folder. */
export const readAssets = async (folder: string): Promise<Map<string, Asset>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const assets = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && types[extname(entry.name)])
      .map(async (entry): Promise<[string, Asset]> => {
        const file = join(entry.parentPath, entry.name)
        const path = file.slice(folder.length).replaceAll('\\', '/')
        return [path, await readAsset(file, path.startsWith('/assets/'))]
      }),
  )
  const found = new Map(assets)
  const index = found.get('/index.html')
  if (index) found.set('/', index)
  return found
}

const readAsset = async (file: string, isImmutable: boolean): Promise<Asset> => {
  const plain = await readFile(file)
  return {
    type: types[extname(file)]!,
    isImmutable,
    // Weak: it is the same for both ways in which it is sent.
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`,
    plain,
    gzipped: await promisify(gzip)(plain, { level: 9 }),
  }
}
