import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'

/** Whoever wants these folders, all at once: says which it got, and keeps them. Its files are slow, so that others come in between any two steps. */
const slowestMs = 40
for (const name of ['readFile', 'writeFile', 'link', 'rename', 'rm'] as const) {
  const quick = promises[name] as (...args: unknown[]) => Promise<unknown>
  Object.assign(promises, {
    [name]: async (...args: unknown[]) => {
      await wait(slowestMs * Math.random())
      try {
        return await quick(...args)
      } finally {
        await wait(slowestMs * Math.random())
      }
    },
  })
}
syncBuiltinESMExports()

const { lockDataDir } = await import('../../src/embedded/data-dir-lock.ts')
process.on('message', (folders: string[]) => {
  void Promise.all(folders.map((folder) => lockDataDir(folder).then(() => folder, String))).then((got) =>
    process.send!(got),
  )
})
process.send!('ready')
