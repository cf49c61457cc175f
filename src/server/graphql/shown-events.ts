import { hash, randomBytes } from 'node:crypto'
import { GraphQLError, type ExecutionResult, type ValidatedSubscriptionArgs } from 'graphql'
import { letGoSoon } from '../../kernel/let-go.ts'
import type { Context } from '../../realtime/context.ts'
import type { StreamEvent } from '../../realtime/event.ts'
import type { EventStream } from '../../realtime/reader.ts'
import type { Loaders } from '../../store/loaders.ts'
import type { OwnEntry } from '../../store/log/read-log.ts'
import type { CheckedDocument } from './documents.ts'
import type { Account } from '../limits/account.ts'
import { createPushing, type Pushing, type Sink } from './pushing.ts'

/** What a subscription's reader is given for an event: GraphQL's `{"data": …}`, ready to be sent, or what went wrong. */
export type Shown = { json: string } | { errors: readonly GraphQLError[]; data?: ExecutionResult['data'] }

/** Shows one reader's events, one after the other. */
export interface EventShower {
  show(event: StreamEvent, loaders: Loaders): Promise<Shown>
  /** Live events go to the sink while the stream's `next` waits; it isn't there where nothing is shared. */
  pushTo?(stream: EventStream, sink: Sink): void
  /** The reader has left. */
  close(): void
}

/** All who ask for the same of each event: one execution serves them. */
interface Group {
  readers: number
  /** An event's JSON between the places of the cursor's tag. */
  partsOf(event: StreamEvent, loaders: Loaders, account: Account): Copies['parts']
  /** The last reader has left. */
  onLeft(): void
  pushing: Pushing
}

/** An event as it was shown to a group: the JSON between the places of what is each reader's own of the cursor. Whoever has other rows loaded is shown it anew. */
interface Copies {
  loaders: Loaders
  parts: Promise<string[] | Exclude<Shown, { json: string }>>
}

/**
 * Executes and serializes an event once for each group of readers, whoever reads: DESIGN's shared execution. A reader's own is the
 * cursor, whose tag is put into its places in each copy. A selection with any other `@viewer` field is executed for its reader alone.
 */
export const createShownEvents = ({
  execute,
  onExecuted,
  onDelivered,
}: {
  /** Runs a subscription's selection for one event. */
  execute(args: ValidatedSubscriptionArgs): Promise<ExecutionResult>
  onExecuted(): void
  /** Told of every event that was given to so many readers. */
  onDelivered(event: StreamEvent, readers: number): void
}) => {
  // What stands in for a cursor's tag while one text serves many: nobody can know it, so nobody's message contains it.
  const slot = `slot${randomBytes(16).toString('hex')}`
  const groups = new WeakMap<CheckedDocument, Map<string, Group>>()
  const place = `${slot}-${slot}`
  const shown = new WeakMap<StreamEvent | OwnEntry, Map<Group, Copies>>()

  const run = async (
    args: ValidatedSubscriptionArgs,
    contextValue: Context,
    rootValue: StreamEvent,
    account: Account,
  ): Promise<ExecutionResult> => {
    onExecuted()
    try {
      return await account.execute(rootValue, () => execute({ ...args, rootValue, contextValue }))
    } catch (error) {
      return { errors: [new GraphQLError('The execution failed.', { originalError: error as Error })] }
    }
  }
  const copiesFor = (
    group: Group,
    args: ValidatedSubscriptionArgs,
    context: Context,
    event: StreamEvent,
    loaders: Loaders,
    account: Account,
  ) => {
    // Who replays an entry may stand elsewhere than others who do: the whole of the cursor is the reader's own.
    const { isLive, entry } = event
    const key = isLive || !entry ? event : entry
    let ofEvent = shown.get(key)
    if (!ofEvent) shown.set(key, (ofEvent = new Map()))
    const known = ofEvent.get(group)
    if (known?.loaders === loaders) return known.parts
    const root = isLive ? event : { ...event, sharedCursor: () => slot }
    const parts = run(args, context.forEvent(loaders, slot), root, account).then((result) => {
      // By then the rows are no longer fresh, and nobody would be shown it. The event may wait for a slow reader for long.
      letGoSoon(() => {
        if (ofEvent.get(group) === copies) ofEvent.delete(group)
      })
      const copy = asShown(result)
      return 'json' in copy ? copy.json.split(isLive ? slot : place) : copy
    })
    const copies = { loaders, parts }
    ofEvent.set(group, copies)
    return parts
  }

  /** Shows events for all of the group as for its first reader, of whom nothing is in what they share, and whose connection isn't kept. */
  const createGroup = (args: ValidatedSubscriptionArgs, own: Context, onLeft: () => void): Group => {
    const context = own.withoutConnection()
    const shared = { ...args, contextValue: context }
    const group: Group = {
      readers: 0,
      partsOf: (event, loaders, account) => copiesFor(group, shared, context, event, loaders, account),
      onLeft,
      pushing: createPushing({
        readyParts: async (event, loaders, account) => {
          const parts = await group.partsOf(event, loaders, account)
          return Array.isArray(parts) ? parts : null
        },
        onGiven: onDelivered,
      }),
    }
    return group
  }

  const forOne = (args: ValidatedSubscriptionArgs, context: Context, account: Account): EventShower => ({
    show: async (event, loaders) => asShown(await run(args, context.forEvent(loaders), event, account)),
    close: () => {},
  })

  return {
    /** Shows events to their reader alone. */
    forOne,
    /** Shows events together with all who ask for the same; what is kept of them is let go a moment later. */
    forGroup: (
      checked: CheckedDocument,
      args: ValidatedSubscriptionArgs,
      variables: object,
      context: Context,
      account: Account,
    ): EventShower => {
      if (!checked.isShareable) return forOne(args, context, account)
      let its = groups.get(checked)
      if (!its) groups.set(checked, (its = new Map()))
      const key = keyOf(checked, args, variables, context)
      let group = its.get(key)
      if (!group) its.set(key, (group = createGroup(args, context, () => its.delete(key))))
      return new GroupShower(group, context, account)
    },
  }
}

/** A class, as there are many. */
class GroupShower implements EventShower {
  readonly #context: Context
  readonly #group: Group
  readonly #account: Account
  #left = false

  constructor(group: Group, context: Context, account: Account) {
    this.#group = group
    this.#context = context
    this.#account = account
    group.readers++
  }

  async show(event: StreamEvent, loaders: Loaders): Promise<Shown> {
    const parts = await this.#group.partsOf(event, loaders, this.#account)
    if (!Array.isArray(parts)) return parts
    const { cursorTag } = this.#context
    return { json: parts.join(event.isLive ? cursorTag : `${event.sharedCursor()}-${cursorTag}`) }
  }

  pushTo(stream: EventStream, sink: Sink): void {
    this.#group.pushing.add(stream, sink, Buffer.from(this.#context.cursorTag), this.#account)
  }

  close(): void {
    if (this.#left) return
    this.#left = true
    if (--this.#group.readers === 0) this.#group.onLeft()
  }
}

/** Of a fixed length, however long the variables are. */
const keyOf = (
  { startVariables }: CheckedDocument,
  { operation }: ValidatedSubscriptionArgs,
  variables: object,
  { actor }: Context,
): string => {
  const its = Object.entries(variables).filter(([name]) => !startVariables.has(name))
  const sorted = its.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return hash('sha256', JSON.stringify([operation.name?.value, actor.role, sorted]), 'base64url')
}

const asShown = ({ data, errors }: ExecutionResult): Shown =>
  errors ? { errors, ...(data !== undefined && { data }) } : { json: JSON.stringify({ data: data ?? null }) }
