import { setTimeout as wait } from 'node:timers/promises'
import type { CommandContext } from '../context.ts'
import { people } from '../counted.ts'
import { failed } from '../failure.ts'
import {
  BroadcastPlacesDocument,
  BroadcastStatisticsAtDocument,
  type BroadcastPlacesQuery,
} from '../generated/documents.ts'

interface Statistics {
  audience: number
  delivered: number
  read: number
}

const everyMs = 1000

/** Tells how far a broadcast has come whenever that changes, until everybody has read it or it is interrupted. */
export const watchBroadcast = async (context: CommandContext, id: string): Promise<void> => {
  const { output, signal } = context
  const read = createReader(context, id)
  let shown: Statistics | null = null
  let progress: ReturnType<typeof output.progress> | undefined
  try {
    for (;;) {
      const now = await read()
      if (output.canAsk) {
        progress ??= output.progress({ label: 'Read', total: now.audience })
        progress.advance(now.read - (shown?.read ?? 0), `${reached(now)} have it`)
      } else if (now.read !== shown?.read || now.delivered !== shown.delivered)
        await output.result({ statistics: now }, sentenceOf(now))
      shown = now
      if (now.read >= now.audience) break
      await wait(everyMs, undefined, { signal })
    }
  } catch (error) {
    progress?.clear()
    // To stop watching is what Ctrl-C is for.
    if (!signal.aborted) throw error
  }
  if (shown) progress?.stop(sentenceOf(shown))
}

/** Who has read it has it, also where a list and no stream gave it. */
const reached = ({ delivered, read }: Statistics): string => Math.max(delivered, read).toLocaleString('en')

const sentenceOf = (now: Statistics): string =>
  `Of ${people(now.audience)} ${reached(now)} have it, and ${now.read.toLocaleString('en')} have read it.`

/** Asks for one broadcast by its place behind the one before it in the list, which newer ones don't move. */
const createReader = ({ ask }: CommandContext, id: string) => {
  let after: string | null = null
  const look = async (): Promise<Statistics | null> => {
    const [node] = (await ask(BroadcastStatisticsAtDocument, { after })).broadcasts.nodes
    return node?.id === id ? (node.statistics ?? null) : null
  }
  return async (): Promise<Statistics> => {
    const found = await look()
    if (found) return found
    after = await placeBefore(ask, id)
    const again = await look()
    if (!again) throw failed(`The broadcast ${id} isn't in the list any more.`)
    return again
  }
}

const placeBefore = async (ask: CommandContext['ask'], id: string): Promise<string | null> => {
  let before: string | null = null
  for (;;) {
    const page: BroadcastPlacesQuery = await ask(BroadcastPlacesDocument, { first: 100, after: before })
    const { edges, pageInfo } = page.broadcasts
    for (const { cursor, node } of edges) {
      if (node.id === id) return before
      before = cursor
    }
    if (!pageInfo.hasNextPage) return null
  }
}
