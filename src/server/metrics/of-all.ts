import type { Worker } from 'node:cluster'

interface Asked {
  metricsAsked: number
}
interface Answered {
  metricsAnswered: number
  /** null: they couldn't be collected. */
  text: string | null
}

/** Milliseconds: longer than prom-client waits for the processes. */
const patienceMs = 6000

/** In each of several processes: the metrics of all of them together, from the one that has started them. */
export const askForAll = (own: NodeJS.Process): (() => Promise<string>) => {
  const waiting = new Map<number, PromiseWithResolvers<string>>()
  let n = 0
  own.on('message', (message: unknown) => {
    if (!isAnswered(message)) return
    const asked = waiting.get(message.metricsAnswered)
    if (message.text === null) asked?.reject(new Error('The metrics of all processes could not be collected.'))
    else asked?.resolve(message.text)
  })
  return async () => {
    const id = n++
    const asked = Promise.withResolvers<string>()
    const late = setTimeout(() => asked.reject(new Error('The metrics of all processes did not come.')), patienceMs)
    waiting.set(id, asked)
    own.send!({ metricsAsked: id } satisfies Asked)
    try {
      return await asked.promise
    } finally {
      clearTimeout(late)
      waiting.delete(id)
    }
  }
}

/** In the one that has started them: collects them where a process asks for that. */
export const answerForAll = async (worker: Worker, message: unknown): Promise<void> => {
  if (!isAsked(message)) return
  // Loaded only where somebody asks.
  const { AggregatorRegistry } = await import('prom-client')
  const text = await new AggregatorRegistry().clusterMetrics().catch(() => null)
  if (worker.isConnected()) worker.send({ metricsAnswered: message.metricsAsked, text } satisfies Answered)
}

const isAsked = (message: unknown): message is Asked =>
  typeof message === 'object' && message !== null && 'metricsAsked' in message
const isAnswered = (message: unknown): message is Answered =>
  typeof message === 'object' && message !== null && 'metricsAnswered' in message
