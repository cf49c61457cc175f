// Packs the client library by itself, as `npm run pack:client` has built it: what `parley/client` is made of and needs, and
// nothing of the server's, which are 150 packages and a GraphQL of their own. The file is written into the folder that is given,
// or else into the project's.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { name, version, license, type, exports, dependencies, peerDependencies, peerDependenciesMeta, engines } =
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const types = '@graphql-typed-document-node/core'

/** The same name and ways in as the whole package has, so that one may stand where the other did. */
const manifest = {
  name,
  version,
  description: 'The client library of Parley: a chat over GraphQL that loses nothing.',
  license,
  type,
  exports,
  dependencies: { [types]: dependencies[types] },
  // The page's own, of both of GraphQL's versions that are kept up.
  peerDependencies: { graphql: '^16.0.0 || ^17.0.0', 'graphql-ws': '^6.0.0', ...peerDependencies },
  peerDependenciesMeta,
  engines,
}

const main = (into) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-client-'))
  try {
    for (const path of ['dist/client', 'docs/client.md', 'docs/clients.md', 'schema.graphql', 'LICENSE'])
      cpSync(join(root, path), join(folder, path), { recursive: true })
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    const { status } = spawnSync('npm', ['pack', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) return status ?? 1
    const file = join(into, `${name}-client-${version}.tgz`)
    copyFileSync(join(folder, `${name}-${version}.tgz`), file)
    console.log(file)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = main(resolve(process.argv[2] ?? root))
