import { Agent, request } from 'node:http'
import { ownCpu } from '../process/cpu.ts'
import { answerParent } from '../process/parent.ts'
import { percentile } from '../statistics.ts'

export interface PageRequest {
  port: number
  path: string
  token: string
  /** null: it is a GET. */
  body: string | null
}

/** Readers who ask at random for one of the pages, and for the next one when they were answered. */
export interface Readers {
  pages: readonly PageRequest[]
  readers: number
  seconds: number
  /** Messages that each page has: where one has others, it rejects. */
  size: number
}

export interface Pages {
  asked: number
  got: number
  seconds: number
  p50: number
  p99: number
  clientCpu: number
}

export type PageCommands = typeof commands

/** Resolves to the answer's bytes; throws unless it is 200. */
const ask = (agent: Agent, { port, path, token, body }: PageRequest): Promise<Buffer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
  const asked = request({ agent, host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers }, (answer) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.once('error', reject)
    answer.once('end', () => {
      const bytes = Buffer.concat(chunks)
      if (answer.statusCode === 200) resolve(bytes)
      else reject(new Error(`${answer.statusCode}: ${bytes.toString().slice(0, 300)}`))
    })
  })
  asked.once('error', reject)
  asked.end(body ?? undefined)
  return promise
}

const commands = {
  /** Throws where one wasn't answered with a whole page: there is no rate of what failed. */
  run: async ({ pages, readers, seconds, size }: Readers): Promise<Pages> => {
    const agent = new Agent({ keepAlive: true, maxSockets: readers })
    const latencies: number[] = []
    const cpu = ownCpu()
    const began = performance.now()
    let asked = 0
    const read = async (): Promise<void> => {
      for (let at = began; at - began < seconds * 1000;) {
        asked++
        const answer = await ask(agent, pages[Math.floor(Math.random() * pages.length)]!)
        const now = performance.now()
        latencies.push(now - at)
        at = now
        const messages = messagesIn(answer)
        if (messages !== size) throw new Error(`A page has ${messages} messages, and not ${size}.`)
      }
    }
    await Promise.all(Array.from({ length: readers }, read))
    const took = (performance.now() - began) / 1000
    agent.destroy()
    const sorted = latencies.toSorted((a, b) => a - b)
    return {
      asked,
      got: sorted.length,
      seconds: took,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      clientCpu: ownCpu() - cpu,
    }
  },
}

/** Counted in the bytes, as parsing would take the client longer than the server takes. */
const messagesIn = (answer: Buffer): number => {
  let count = 0
  for (let at = answer.indexOf('"seq":'); at >= 0; at = answer.indexOf('"seq":', at + 1)) count++
  return count
}

answerParent(commands)
