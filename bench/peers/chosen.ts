import type { BenchOptions } from '../benchmark.ts'
import { buildCentrifuge, installPeers } from '../packages.ts'
import { centrifugeKind, nodeKinds, type Kind } from './kinds.ts'

/** The servers that can be compared here, of those that are wanted; Parley is always among them. */
export const chosenKinds = async ({ servers, progress }: BenchOptions): Promise<Kind[]> => {
  const isWanted = (name: string) => name === 'parley' || servers === null || servers.includes(name)
  await installPeers(progress)
  const program = isWanted('centrifuge') ? await buildCentrifuge(progress) : null
  return [...nodeKinds, ...(program ? [centrifugeKind(program)] : [])].filter(({ name }) => isWanted(name))
}
