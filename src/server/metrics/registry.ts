import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is the whole process's (memory, CPU, the event loop), once for it however many servers are in it. */
let ofProcess: Registry | undefined

const processRegistry = (): Registry => {
  if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) })
  return ofProcess
}

/** A server's own metrics. Gauges are asked when they are read. */
export const createRegistry = () => {
  const registry = new Registry()
  const registers = [registry]
  // Begins with the server, not with who reads it first.
  const shared = processRegistry()
  return {
    contentType: registry.contentType,
    text: async (): Promise<string> => (await Promise.all([registry.metrics(), shared.metrics()])).join('\n'),
    counter: <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Counter({ name, help, labelNames, registers }),
    histogram: <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
      new Histogram({ name, help, buckets, labelNames, registers }),
    gauge: (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read())
        },
      }),
    /** One for each value of a label. */
    gauges: (name: string, help: string, label: string, read: () => [string, number][] | Promise<[string, number][]>) =>
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        async collect() {
          const values = await read()
          this.reset()
          for (const [of, value] of values) this.set({ [label]: of }, value)
        },
      }),
  }
}
