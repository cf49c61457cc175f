import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is the whole process's (memory, CPU, the event loop), once for it however many servers are in it. */
let ofProcess: Registry | undefined

const processRegistry = (): Registry => {
  if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) })
  return ofProcess
}

/** How the values of several processes become one; left out: by their sum. */
type Together = 'max' | 'min' | 'first'

/** A server's own metrics. Gauges are asked when they are read. `ofAll`: those of all processes of one port, where it is one of several. */
export const createRegistry = (ofAll: (() => Promise<string>) | null) => {
  const registry = new Registry()
  const registers = [registry]
  // Begins with the server, not with who reads it first.
  const shared = processRegistry()
  if (ofAll) {
    AggregatorRegistry.setRegistries([registry, shared])
    // Made for what it begins: it answers the one that collects.
    // oxlint-disable-next-line no-new
    new AggregatorRegistry()
  }
  return {
    contentType: registry.contentType,
    text: ofAll ?? (async () => (await Promise.all([registry.metrics(), shared.metrics()])).join('\n')),
    counter: <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
      new Counter({ name, help, labelNames, registers }),
    histogram: <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
      new Histogram({ name, help, buckets, labelNames, registers }),
    gauge: (name: string, help: string, read: () => number, aggregator: Together | 'sum' = 'sum') =>
      new Gauge({
        name,
        help,
        aggregator,
        registers,
        collect() {
          this.set(read())
        },
      }),
    /** One for each value of a label. */
    gauges: (
      name: string,
      help: string,
      label: string,
      read: () => [string, number][] | Promise<[string, number][]>,
      aggregator: Together,
    ) =>
      new Gauge({
        name,
        help,
        aggregator,
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
