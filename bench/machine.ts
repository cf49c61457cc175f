import { cpus, totalmem } from 'node:os'

/** What it was measured on, without names. */
export interface Machine {
  cores: number
  memoryGiB: number
  node: string
  mongod: string
  system: string
}

export const describeMachine = (mongod: string): Machine => ({
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  mongod,
  system: `${process.platform} ${process.arch}`,
})

export const saidOf = ({ cores, memoryGiB, node, mongod, system }: Machine): string =>
  `${cores} cores that all processes share, ${memoryGiB} GiB, ${system}, Node ${node}, mongod ${mongod}`
