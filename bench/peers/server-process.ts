import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'

export interface ServerOptions {
  mongodbUri: string
  jwtSecret: string
}

/** A chat server under measurement, at ws://127.0.0.1:PORT/graphql. */
export interface RunningServer {
  port: number
  close(): Promise<void>
}

export type ServerCommands = ReturnType<typeof serverCommands>

/** Makes this process one of the servers that are compared: started, asked for its CPU time, and stopped by the parent. */
export const runServer = (start: (options: ServerOptions) => Promise<RunningServer>): void =>
  answerParent(serverCommands(start))

const serverCommands = (start: (options: ServerOptions) => Promise<RunningServer>) => {
  let running: RunningServer
  return {
    start: async (options: ServerOptions): Promise<number> => {
      running = await start(options)
      return running.port
    },
    cpu: ownCpu,
    stop: () => running.close(),
  }
}
