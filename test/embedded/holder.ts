import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A Parley in a process (and a process group) of its own, which has started its mongod and written once. */
export const holder = async (binary: string, dataDir: string) => {
  const child = fork(join(import.meta.dirname, 'holder-process.ts'), [binary, dataDir], {
    detached: true,
    execArgv: [],
  })
  const pid = child.pid ?? 0
  const exited = once(child, 'exit')
  const started = once(child, 'message') as Promise<[{ pid: number }]>
  const [mongod] = await Promise.race([started, exited.then(() => Promise.reject(new Error('it did not start')))])

  return {
    pid,
    mongodPid: mongod.pid,
    killed: async () => {
      child.kill('SIGKILL')
      await exited
    },
    exitsRudely: async () => {
      child.send('exit')
      await exited
    },
    getsCtrlC: async () => {
      const said = once(child, 'message')
      process.kill(-pid, 'SIGINT')

      return (await said)[0]
    },
  }
}
