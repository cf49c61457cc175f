import { mkdir, writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { dirname } from 'node:path'

/** Of CPU: what runs, in samples of a millisecond. Of memory: what was taken meanwhile and is still there, sampled by bytes. */
export type ProfileKind = 'cpu' | 'heap'

/** This process's own profile, of what it does between two questions of its parent. */
export const profilingCommands = () => {
  let session: Session
  return {
    beginProfile: async (kind: ProfileKind): Promise<void> => {
      session = new Session()
      session.connect()
      if (kind === 'heap') await session.post('HeapProfiler.startSampling', { samplingInterval: 4096 })
      else {
        await session.post('Profiler.enable')
        await session.post('Profiler.start')
      }
    },
    endProfile: async ({ kind, file }: { kind: ProfileKind; file: string }): Promise<void> => {
      const { profile } = await (kind === 'heap'
        ? session.post('HeapProfiler.stopSampling')
        : session.post('Profiler.stop'))
      session.disconnect()
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, JSON.stringify(profile))
    },
  }
}
