// Builds the chat page into dist/web, where that is missing or older than what it is made of.
import { join } from 'node:path'
import { isRun, makeFresh, modules, orSay } from './fresh.mjs'

/** Throws a sentence where it can't be built. */
export const buildWeb = () =>
  makeFresh({
    name: 'web',
    title: 'the page',
    entry: 'index.html',
    sources: ['web', 'src/client', 'tsconfig.json', 'package-lock.json', 'scripts/build-web.mjs', 'scripts/fresh.mjs'],
    program: (folder) =>
      [join(modules, 'vite', 'bin', 'vite.js'), 'build'].concat([
        '--config',
        'web/vite.config.ts',
        '--configLoader',
        'native',
        '--outDir',
        folder,
        '--logLevel',
        'error',
      ]),
  })

if (isRun(import.meta.url)) orSay(buildWeb)
