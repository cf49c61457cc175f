import { letGoSoon } from '../../kernel/let-go.ts'
import type { Run, StreamEvent } from '../../realtime/event.ts'
import { whoseStill } from '../../realtime/still-theirs.ts'
import type { EventStream, Pusher } from '../../realtime/reader.ts'
import type { Loaders } from '../../store/loaders.ts'
import type { Account } from '../limits/account.ts'

/** Where live events are pushed to, past the `next` that waits. Must not throw. */
export interface Sink {
  /** Whether so many bytes more may be given now: where not, the reader takes the next event itself, once it is ready to. */
  flows(bytes: number): boolean
  give(texts: readonly SharedText[], tag: Buffer, bytes: number): void
}

/** GraphQL's `{"data": …}`, as bytes between the places of the cursor's tag. */
export interface SharedText {
  parts: readonly Buffer[]
  /** Of all parts together. */
  bytes: number
}

/** An event's JSON between the places of the cursor's tag; null where it can't be shown. */
export type ReadyParts = (event: StreamEvent, loaders: Loaders, account: Account) => Promise<string[] | null>

/** Of nearly all, nearly always: one for all. */
const none: Arrival[] = []

/** A class, as what an event touches of each of many readers has to lie close together. */
class PushedReader implements Pusher {
  readonly stream: EventStream
  readonly sink: Sink
  readonly tag: Buffer
  readonly account: Account
  /** What was ready for it before what comes before that. */
  late = none
  readonly #comes: (run: Run, reader: PushedReader) => void

  constructor(
    stream: EventStream,
    sink: Sink,
    tag: Buffer,
    account: Account,
    comes: (run: Run, reader: PushedReader) => void,
  ) {
    this.stream = stream
    this.sink = sink
    this.tag = tag
    this.account = account
    this.#comes = comes
  }

  comes(run: Run): void {
    this.#comes(run, this)
  }
}

/** Live events on their way to the readers of a group that wait for them. */
interface Arrival {
  run: Run
  loaders: Loaders
  readers: PushedReader[]
  state: 'pending' | 'ready' | 'failed'
  texts: readonly SharedText[]
  bytes: number
  members: ReadonlySet<string> | null
}

/** Pushes events to one group's readers: each is made ready once, and given to all in one pass. */
export interface Pushing {
  /** From now on: what is offered to a reader that waits, it is given as soon as that is ready. */
  add(stream: EventStream, sink: Sink, tag: Buffer, account: Account): void
}

export const createPushing = (needs: {
  readyParts: ReadyParts
  /** Told of every event, with how many readers were given it together. */
  onGiven(event: StreamEvent, readers: number): void
}): Pushing => {
  const arrivals = new WeakMap<Run, Arrival>()
  /** The one that is being offered, for whoever is offered it next. */
  let newest: Arrival | null = null

  /** Gives it, and then what was ready before it; says whether it was given. */
  const give = (reader: PushedReader, arrival: Arrival): boolean => {
    const { stream, sink, tag, late } = reader
    const { run, loaders, members, bytes } = arrival
    const pushed = sink.flows(bytes) ? stream.push(run, loaders, members) : pull(reader)
    if (pushed === 'given') sink.give(arrival.texts, tag, bytes)
    if (pushed === 'behind') reader.late = [...late, arrival]
    else if (pushed !== 'gone' && late.length > 0) {
      reader.late = none
      if (pushed !== 'pulled') for (const each of late) if (give(reader, each)) tell(each, 1)
    }
    return pushed === 'given'
  }
  const tell = ({ run }: Arrival, readers: number): void => {
    for (const event of run) needs.onGiven(event, readers)
  }

  const prepare = async (arrival: Arrival, account: Account): Promise<void> => {
    const { run, loaders } = arrival
    const [members, ...all] = await Promise.all([
      whoseStill(run[0]!, loaders),
      ...run.map((event) => needs.readyParts(event, loaders, account)),
    ])
    // One that can't be shown is for `next`, which knows what to do, and so is what comes before and behind it.
    if (all.includes(null)) return
    arrival.members = members
    arrival.texts = all.map((parts) => sharedText(parts!))
    for (const { bytes } of arrival.texts) arrival.bytes += bytes
    arrival.state = 'ready'
  }
  const arrive = async (arrival: Arrival, account: Account): Promise<void> => {
    // What fails here fails for `next` too.
    await prepare(arrival, account).catch(() => {})
    if (arrival.state === 'pending') arrival.state = 'failed'
    if (newest === arrival) newest = null
    // Whoever comes later has it made ready anew anyway; the run may wait for a slow reader for long.
    letGoSoon(() => {
      if (arrivals.get(arrival.run) === arrival) arrivals.delete(arrival.run)
    })
    const { readers } = arrival
    arrival.readers = []
    let given = 0
    for (const reader of readers)
      if (arrival.state === 'failed') pull(reader)
      else if (give(reader, arrival)) given++
    if (given > 0) tell(arrival, given)
  }

  /** Whoever comes later than what was loaded for it is fresh has it made ready anew. null: nobody has, and this one can't pay for it now. */
  const arrivalOf = (run: Run, account: Account): Arrival | null => {
    if (newest?.run === run) return newest
    const known = arrivals.get(run)
    const loaders = run[0]!.loaders()
    if (known?.loaders === loaders) return known
    if (!account.takes(run)) return null
    newest = { run, loaders, readers: [], state: 'pending', texts: [], bytes: 0, members: null }
    arrivals.set(run, newest)
    void arrive(newest, account)
    return newest
  }
  const comes = (run: Run, reader: PushedReader): void => {
    const arrival = arrivalOf(run, reader.account)
    if (!arrival) return void pull(reader)
    if (!reader.stream.isAwaited) return
    if (arrival.state === 'pending') arrival.readers.push(reader)
    else if (arrival.state === 'failed') pull(reader)
    else if (give(reader, arrival)) tell(arrival, 1)
  }

  return {
    add: (stream, sink, tag, account) => stream.bePushed(new PushedReader(stream, sink, tag, account, comes)),
  }
}

/** What was ready for it is offered anew, once it waits again. */
const pull = (reader: PushedReader): 'pulled' => {
  reader.late = none
  reader.stream.pull()
  return 'pulled'
}

const sharedText = (texts: string[]): SharedText => {
  const parts = texts.map((text) => Buffer.from(text))
  return { parts, bytes: parts.reduce((sum, { length }) => sum + length, 0) }
}
