import { useRef, useState } from 'react'
import type { BroadcastFieldsFragment } from 'parley/client'
import { useChat } from '../../chat/chat-context.ts'
import { BroadcastStatisticsDocument, type BroadcastStatisticsQuery } from '../../generated/admin-documents.ts'
import { useRepeated } from '../use-repeated.ts'
import { pageSize } from './use-sent.ts'

export type Statistics = NonNullable<BroadcastStatisticsQuery['broadcasts']['nodes'][number]['statistics']>

/** Milliseconds; they are counted when they are asked for. */
const everyMs = 2_000

/**
 * How far each has come, as it moves: of the newest page each other time, of all, which begin at `starts`, in turn between. `again` is
 * called where broadcasts came or went that no event told of.
 */
export const useStatistics = (
  broadcasts: readonly BroadcastFieldsFragment[],
  starts: readonly (string | null)[],
  again: () => void,
): ReadonlyMap<string, Statistics> => {
  const { client } = useChat()
  const [known, setKnown] = useState<ReadonlyMap<string, Statistics>>(new Map())
  const turn = useRef(0)
  useRepeated(async (signal) => {
    const asked = ++turn.current
    const after = asked % 2 === 0 ? starts[(asked / 2) % starts.length] : null
    const variables = { first: pageSize, ...(after && { after }) }
    const { nodes } = (await client.ask(BroadcastStatisticsDocument, variables, { signal })).broadcasts
    setKnown(
      (before) =>
        new Map([...before, ...nodes.flatMap(({ id, statistics }) => (statistics ? [[id, statistics] as const] : []))]),
    )
    const shown = new Map(broadcasts.map(({ id, deletedAt }) => [id, deletedAt]))
    const isNews = ({ id, deletedAt }: (typeof nodes)[number]): boolean => shown.get(id) !== deletedAt
    if (!after && nodes.some(isNews)) again()
  }, everyMs)
  return known
}
