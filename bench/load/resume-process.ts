import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { signIn, subscribeFrame } from './protocols.ts'
import type { RawSocket } from './raw-socket.ts'

/** People with a socket each, who remember the cursor that they last had. */
export interface Returning {
  port: number
  tokens: readonly string[]
}

export interface Resumed {
  /** From the first subscription until the last of them has caught up. */
  seconds: number
  /** µs of this process meanwhile. */
  clientCpu: number
}

export type ResumeCommands = typeof commands

/** Connections under way at a time, fewer than a listen backlog takes. */
const connectingAtOnce = 50

let sockets: RawSocket[] = []
let cursors: string[] = []

const commands = {
  /** Resolves when all of them are signed in; they subscribe to nothing. */
  connect: async ({ port, tokens }: Returning): Promise<void> => {
    let next = 0
    const some = async (): Promise<void> => {
      while (next < tokens.length) {
        const i = next++
        sockets[i] = await signIn(port, tokens[i]!)
      }
    }
    await Promise.all(Array.from({ length: connectingAtOnce }, some))
  },

  /** All at once, each from its cursor; from now on where it has none. Throws where one was given fewer messages, or more. */
  resume: async ({ missed }: { missed: number }): Promise<Resumed> => {
    const frames = sockets.map((_, i) => subscribeFrame(cursors[i]))
    const cpu = ownCpu()
    const began = performance.now()
    const caughtUp = sockets.map((socket, i) => catchUp(socket, frames[i]!, missed))
    cursors = await Promise.all(caughtUp)
    return { seconds: (performance.now() - began) / 1000, clientCpu: ownCpu() - cpu }
  },

  close: async (): Promise<void> => {
    const leaving = sockets
    sockets = []
    await Promise.all(leaving.map((socket) => socket.close()))
  },
}

/** Resolves to the cursor of `CaughtUp`. */
const catchUp = async (socket: RawSocket, frame: string, missed: number): Promise<string> => {
  const end = Promise.withResolvers<string>()
  let got = 0
  socket.onText((bytes, start, stop) => {
    const text = bytes.subarray(start, stop)
    if (text.includes(added)) got++
    else end.resolve(text.toString())
  })
  socket.send(frame)
  const closed = socket.closed.then(() => Promise.reject(new Error('A socket was closed before it had caught up.')))
  const last = await Promise.race([end.promise, closed])
  const { payload } = JSON.parse(last) as { payload?: { data?: { events?: { __typename: string; cursor: string } } } }
  const event = payload?.data?.events
  if (event?.__typename !== 'CaughtUp') throw new Error(`Neither a message nor the end of them: ${last.slice(0, 300)}`)
  if (got !== missed) throw new Error(`Somebody who missed ${missed} messages was given ${got}.`)
  return event.cursor
}

const added = Buffer.from('"__typename":"MessageAdded"')

answerParent(commands)
