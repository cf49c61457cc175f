// Builds the server and its commands into dist/server, where that is missing or older than what it is made of.
import { isRun, makeFresh, orSay } from './fresh.mjs'

/** Throws a sentence where it can't be built. */
export const buildServer = () =>
  makeFresh({
    name: 'server',
    title: 'the server',
    entry: 'main.js',
    sources: [
      'src',
      'tsconfig.json',
      'package-lock.json',
      'scripts/build-server.mjs',
      'scripts/bundle-server.mjs',
      'scripts/fresh.mjs',
    ],
    program: (folder) => ['scripts/bundle-server.mjs', folder],
  })

if (isRun(import.meta.url)) orSay(buildServer)
