import { range } from '../support/range.ts'

/** What is selected of `events` wherever each of them is to be counted. */
export const heardEvent = '__typename id cursor ... on MessageAdded { message { seq text } }'

export interface HeardEvent {
  __typename: string
  id: string
  cursor: string
  message?: { seq: number; text: string }
}

/** Counts what a subscription gives. */
export interface Listener {
  take(event: HeardEvent): void
  /** The seqs heard, as they came. */
  readonly seqs: number[]
  /** Resolves at its first CaughtUp: from here on it hears everything. */
  readonly listens: Promise<void>
  /** Resolves once it has heard of this seq, or of a later one. */
  hears(seq: number): Promise<void>
  /** What is missing, doubled, out of order, or not the stream's. */
  wrong(): string[]
}

export const createListener = (): Listener => {
  const events: HeardEvent[] = []
  const seqs: number[] = []
  const listens = Promise.withResolvers<void>()
  let waiting: { seq: number; resolve: () => void }[] = []
  return {
    seqs,
    listens: listens.promise,
    take: (event) => {
      events.push(event)
      if (event.__typename === 'CaughtUp') listens.resolve()
      if (!event.message) return
      seqs.push(event.message.seq)
      for (const { seq, resolve } of waiting) if (event.message.seq >= seq) resolve()
      waiting = waiting.filter(({ seq }) => event.message!.seq < seq)
    },
    hears: (seq) =>
      (seqs.at(-1) ?? 0) >= seq ? Promise.resolve() : new Promise((resolve) => waiting.push({ seq, resolve })),
    wrong: () => {
      const kept = events.filter(({ __typename }) => __typename !== 'CaughtUp')
      const doubled = kept.filter(({ id }, i) => kept.findIndex((other) => other.id === id) < i)
      const expected = range(1, seqs.at(-1) ?? 0)
      return [
        ...doubled.map(({ id }) => `event ${id} came twice`),
        ...kept.flatMap(({ __typename }) => (__typename === 'ResyncRequired' ? ['it had to resync'] : [])),
        ...(seqs.join() === expected.join() ? [] : [`it heard ${seqs.join()}`]),
      ]
    },
  }
}
