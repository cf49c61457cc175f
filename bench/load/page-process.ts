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

export interface Pages {
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
  one: async (page: PageRequest): Promise<string> => {
    const agent = new Agent()
    return (await ask(agent, page)).toString()
  },

  /** So many readers, each of whom asks again when it was answered. Throws where one wasn't. */
  run: async ({ page, readers, seconds }: { page: PageRequest; readers: number; seconds: number }): Promise<Pages> => {
    const agent = new Agent({ keepAlive: true, maxSockets: readers })
    const latencies: number[] = []
    const cpu = ownCpu()
    const began = performance.now()
    const read = async (): Promise<void> => {
      for (let at = began; at - began < seconds * 1000;) {
        await ask(agent, page)
        const now = performance.now()
        latencies.push(now - at)
        at = now
      }
    }
    await Promise.all(Array.from({ length: readers }, read))
    const took = (performance.now() - began) / 1000
    agent.destroy()
    const sorted = latencies.toSorted((a, b) => a - b)
    return {
      got: sorted.length,
      seconds: took,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      clientCpu: ownCpu() - cpu,
    }
  },
}

answerParent(commands)
