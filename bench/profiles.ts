import { join } from 'node:path'
import type { ServerCommands } from './peers/server-process.ts'
import type { Child } from './process/child.ts'
import type { ProfileKind } from './process/profiling.ts'

interface Profiled {
  /** Of what is compared in the report: files of one label are added up. */
  label: string
  server: { name: string; process: Child<ServerCommands> }
  kind?: ProfileKind
}

/** Profiles of the servers' processes while they are measured; of one that isn't Node's there is none. `folder` null: none at all. */
export const createProfiles = (folder: string | null) => {
  let files = 0
  return {
    during: async <T>({ label, server, kind = 'cpu' }: Profiled, work: () => Promise<T>): Promise<T> => {
      if (!folder || server.name === 'centrifuge') return work()
      await server.process.ask('beginProfile', kind)
      const result = await work()
      const file = join(folder, `${label}, ${server.name}.${++files}.${kind}profile`)
      // One that ended under its load takes its profile along.
      await server.process.ask('endProfile', { kind, file }).catch(() => {})
      return result
    },
  }
}
export type Profiles = ReturnType<typeof createProfiles>
