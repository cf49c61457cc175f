/** What a server tells of itself, as a collector reads it. */
export interface ReadMetrics {
  text: string
  /** The value of a line; the sum where several match. 0 where none does. */
  value(name: string, labels?: Record<string, string>): number
  /** The names that have a help text, with their types. */
  types: Map<string, string>
  /** The labels of a metric's lines. */
  labels(name: string): Set<string>
}

export const readMetrics = async (url: string, headers: Record<string, string>): Promise<ReadMetrics> => {
  const response = await fetch(`${url}/metrics`, { headers })
  if (response.status !== 200) throw new Error(`/metrics: ${response.status} ${await response.text()}`)
  const text = await response.text()
  const lines = [...text.matchAll(/^([a-z_]+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name, labels = '', value]) => ({
    name: name!,
    labels: Object.fromEntries([...labels.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, label, of]) => [label!, of!])),
    value: Number(value),
  }))
  return {
    text,
    value: (name, labels = {}) =>
      lines
        .filter(
          (line) => line.name === name && Object.entries(labels).every(([label, of]) => line.labels[label] === of),
        )
        .reduce((sum, line) => sum + line.value, 0),
    types: new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!])),
    labels: (name) => new Set(lines.filter((line) => line.name === name).flatMap((line) => Object.keys(line.labels))),
  }
}
