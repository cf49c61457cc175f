import { resolve } from 'node:path'
import { createRequire } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const client = resolve(import.meta.dirname, '../src/client')

/** urql brings a parser and a printer of its own, each of its packages one: the page has that, once, and not graphql-js beside it. */
const oneGraphql = (): Plugin => {
  const urql = createRequire(import.meta.url).resolve('@urql/core')
  return {
    name: 'one-graphql',
    enforce: 'pre',
    resolveId(source, importer) {
      const isOurs = source === 'graphql' && importer?.startsWith(client)
      return isOurs || source === '@0no-co/graphql.web'
        ? this.resolve('@0no-co/graphql.web', urql, { skipSelf: true })
        : null
    },
  }
}

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/** Whether the page starts with it. That is one script: what later parts use of it would otherwise be many small ones. */
const createIsAtStart = () => {
  const known = new Set<string>()
  const add = (id: string, modules: Modules): void => {
    if (known.has(id)) return
    known.add(id)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) add(imported, modules)
  }
  return (id: string, modules: Modules): boolean => {
    if (known.size === 0) add(resolve(import.meta.dirname, 'src/main.tsx'), modules)
    // Packages come with what uses them: of those that give everything in one, most isn't used at the start.
    return known.has(id) && !id.includes('/node_modules/')
  }
}
const isAtStart = createIsAtStart()

/** `npm run build:web` builds the page into dist/web, which the server serves; `npm run dev:web` serves it as it is edited. */
export default defineConfig({
  root: import.meta.dirname,
  // In this folder, also where node_modules is one that several share.
  cacheDir: resolve(import.meta.dirname, '../dist/.vite'),
  plugins: [oneGraphql(), react()],
  resolve: {
    alias: [
      { find: 'parley/client/urql', replacement: `${client}/urql.ts` },
      { find: 'parley/client', replacement: `${client}/index.ts` },
    ],
  },
  build: {
    outDir: resolve(import.meta.dirname, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // With light-dark(), which is otherwise written out in a way that Mantine's switch of the two doesn't reach.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The page's policy allows nothing from elsewhere, and no data: but for pictures.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: (id, modules) => (isAtStart(id, modules) ? 'start' : null) }] } },
    },
  },
  server: { proxy: { '/graphql': { target: 'http://localhost:4000', ws: true }, '/demo': 'http://localhost:4000' } },
})
