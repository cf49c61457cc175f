import type { StreamEvent } from '../../realtime/event.ts'
import { whoseStill } from '../../realtime/still-theirs.ts'
import type { EventStream } from '../../realtime/streams.ts'
import type { Loaders } from '../../store/loaders.ts'

/** Where live events are pushed to, past the `next` that waits. Must not throw. */
export interface Sink {
  /** Whether more may be given by now: where not, the reader takes the next event itself, once it is ready to. */
  flows(): boolean
  /** GraphQL's `{"data": …}`, as bytes between the places of the cursor's tag, and the reader's tag. */
  give(parts: readonly Buffer[], tag: Buffer): void
}

/** An event's JSON between the places of the cursor's tag; null where it can't be shown. */
export type ReadyParts = (event: StreamEvent, loaders: Loaders) => Promise<string[] | null>

export interface PushedReader {
  stream: Pick<EventStream, 'push' | 'pull' | 'isAwaited'>
  sink: Sink
  tag: Buffer
  /** What was ready for it before what comes before that. */
  late: Arrival[]
}

/** A live event on its way to the readers of a group that wait for it. */
interface Arrival {
  event: StreamEvent
  loaders: Loaders
  readers: PushedReader[]
  parts: readonly Buffer[]
  members: ReadonlySet<string> | null
}

/** Pushes the events of one group's readers: each is made ready once, and then given to all of them in one go. */
export interface Pushing {
  /** An event was offered to a reader: where it waits for one, it is given it as soon as that is ready. */
  comes(event: StreamEvent, reader: PushedReader | null): void
}

export const createPushing = (needs: {
  readyParts: ReadyParts
  /** Told of every event, with how many readers were given it together. */
  onGiven(event: StreamEvent, readers: number): void
}): Pushing => {
  /** The one that is being offered, for whoever is offered it next. */
  let newest: Arrival | null = null

  /** Gives it, and then what was ready before it; says whether it was given. */
  const give = (reader: PushedReader, arrival: Arrival): boolean => {
    const { stream, sink, tag, late } = reader
    const pushed = sink.flows() ? stream.push(arrival.event, arrival.loaders, arrival.members) : pull(reader)
    if (pushed === 'given') sink.give(arrival.parts, tag)
    if (pushed === 'behind') late.push(arrival)
    else if (late.length > 0) {
      reader.late = []
      if (pushed !== 'pulled') for (const each of late) if (give(reader, each)) needs.onGiven(each.event, 1)
    }
    return pushed === 'given'
  }

  const arrive = async (arrival: Arrival): Promise<void> => {
    const { event, loaders } = arrival
    try {
      const [parts, members] = await Promise.all([needs.readyParts(event, loaders), whoseStill(event, loaders)])
      arrival.members = members
      arrival.parts = parts!.map((part) => Buffer.from(part))
    } catch {
      // `next` meets the same, and knows what to do.
    }
    if (newest === arrival) newest = null
    const { readers } = arrival
    arrival.readers = []
    if (arrival.parts.length === 0) {
      for (const reader of readers) pull(reader)
      return
    }
    let given = 0
    for (const reader of readers) if (give(reader, arrival)) given++
    if (given > 0) needs.onGiven(event, given)
  }

  return {
    comes: (event, reader) => {
      if (newest?.event !== event) {
        newest = { event, loaders: event.loaders(), readers: [], parts: [], members: null }
        void arrive(newest)
      }
      if (reader?.stream.isAwaited) newest.readers.push(reader)
    },
  }
}

const pull = ({ stream }: PushedReader): 'pulled' => {
  stream.pull()
  return 'pulled'
}
