// Writes the server, its commands and the packages that they load into the folder that is given: some files, where Node would look for
// 1,300 and read them one by one. Run by build-server.mjs, on the packages' own Node.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const source = (file) => join(root, 'src', file)

/** What stays where it is: native parts, what is large and rarely loaded, and what packages ask for and do without. */
const outside = [
  'sharp',
  'mongodb-memory-server-core',
  '@graphql-yoga/render-graphiql',
  // Of the MongoDB driver.
  /^(?:@mongodb-js\/zstd|@aws-sdk\/.*|gcp-metadata|kerberos|mongodb-client-encryption|snappy|socks)$/,
  // Of ws.
  'bufferutil',
  'utf-8-validate',
]

/** The folder of the package that a module is of; null where it is ours. */
const packageOf = (id) => {
  const inside = `${sep}node_modules${sep}`
  const at = id.lastIndexOf(inside)
  if (at < 0) return null
  const start = at + inside.length
  const parts = id.slice(start).split(sep)
  return id.slice(0, start) + parts.slice(0, parts[0].startsWith('@') ? 2 : 1).join(sep)
}

/** The licences ask for their words to go with the code. */
const licences = {
  name: 'licences',
  generateBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    const folders = [...new Set(ids.map(packageOf))].filter(
      (folder) => folder && existsSync(join(folder, 'package.json')),
    )
    const texts = folders.map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const files = readdirSync(folder)
        .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
        .sort()
      const words = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
      return [`${name} ${version}, ${license}`, ...words].join('\n\n')
    })
    this.emitFile({
      type: 'asset',
      fileName: 'licences.txt',
      source: `${[...new Set(texts)].sort().join('\n\n---\n\n')}\n`,
    })
  },
}

const bundle = await rolldown({
  input: {
    main: source('main.ts'),
    // By names of their own, so that what loading them takes can be measured.
    start: source('start.ts'),
    app: source('app.ts'),
    'cli/main': source('cli/main.ts'),
    // A process of its own.
    'official-download-process': source('embedded/official-download-process.ts'),
  },
  platform: 'node',
  external: outside,
  plugins: [licences],
  logLevel: 'warn',
})
await bundle.write({ dir: process.argv[2], format: 'esm', sourcemap: true, chunkFileNames: '[name]-[hash].js' })
