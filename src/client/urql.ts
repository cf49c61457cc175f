import { gql, subscriptionExchange, type Client as UrqlClient, type Exchange } from '@urql/core'
import type { Cache, CacheExchangeOpts, KeyingConfig, ResolverConfig, UpdatesConfig } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import type { Client } from './client.ts'
import type { Events } from './events.ts'
import { followCache, type FollowOptions } from './follow-cache.ts'
import { ConversationDocument, UnreadCountsDocument } from './generated/documents.ts'
import { applyEvent, placeConversation, type CachedPage, type TrueCache } from './keep-true.ts'
import { edgeTypes, eventTypes, keylessTypes } from './generated/schema-parts.ts'

/** Sends all operations over the client's one socket, where they wait for a connection; subscriptions last over reconnects. */
export const chatExchange = (chat: Client): Exchange =>
  subscriptionExchange({
    enableAllOperations: true,
    forwardSubscription: ({ query = '', variables, operationName }, operation) => ({
      subscribe: (sink) => {
        const local = operation.context['parleyLocal'] as Local | undefined
        if (local) return local((data) => sink.next({ data }))
        const send = operation.kind === 'subscription' ? chat.transport.subscribe : chat.transport.ask
        const unsubscribe = send(
          { query, variables, operationName },
          {
            next: (result) => sink.next(result as never),
            error: (errors) => sink.error(errors),
            complete: () => sink.complete(),
          },
        )
        return { unsubscribe }
      },
    }),
  })

/** Types without an id are a part of what they are in; an edge is its node's. */
const keys: KeyingConfig = {
  ...Object.fromEntries([...keylessTypes, ...eventTypes].map((type) => [type, () => null])),
  ...Object.fromEntries(
    edgeTypes.map((type) => [type, ({ node }) => (node as { id?: string } | undefined)?.id ?? null]),
  ),
}

/** How graphcache joins pages: of messages, conversations, and all else that comes in pages. */
const resolvers: ResolverConfig = {
  Query: {
    conversations: relayPagination(),
    users: relayPagination(),
    onlineUsers: relayPagination(),
    blockedUsers: relayPagination(),
    searchMessages: relayPagination(),
    broadcasts: relayPagination(),
    rooms: relayPagination(),
  },
  Conversation: { messages: relayPagination() },
}

const updates: UpdatesConfig = {
  Subscription: {
    events: ({ events }, _, cache) => changes.get(events as object)?.(cache),
  },
}

/** What graphcache's `cacheExchange` is to be given, so that `followEvents` can keep it true. */
export const graphcache = { keys, resolvers, updates } satisfies Partial<CacheExchangeOpts>

/** What is to be done with the cache, by the event that brings it there: graphcache is changed by results alone. */
const changes = new WeakMap<object, (cache: Cache) => void>()
type Local = (push: (data: { events: object }) => void) => { unsubscribe(): void }
const localDocument = gql`
  subscription ParleyChanges {
    events {
      __typename
      id
    }
  }
`

/**
 * Keeps urql's graphcache true: whatever happens in the chat is in it as a fresh query would have it, for what this
 * library's documents select. Needs `chatExchange` and `graphcache` above.
 */
export const followEvents = (client: UrqlClient, chat: Client, options?: FollowOptions): Events => {
  let push: (data: { events: object }) => void = () => {}
  let made = 0
  const change = (work: (cache: Cache) => void): void => {
    const event = { __typename: 'CaughtUp', id: String(++made) }
    changes.set(event, work)
    push({ events: event })
  }
  const local: Local = (given) => {
    push = given
    return { unsubscribe: () => (push = () => {}) }
  }
  const { unsubscribe } = client.subscription(localDocument, {}, { parleyLocal: local }).subscribe(() => {})

  const events = followCache(
    chat,
    {
      apply: (event, viewerId, wanted) => change((cache) => applyEvent(asTrueCache(cache), event, viewerId, wanted)),
      loadConversation: async (id) => {
        const { data } = await client.query(ConversationDocument, { id }, { requestPolicy: 'network-only' })
        const conversation = data?.conversation
        if (conversation) change((cache) => placeConversation(asTrueCache(cache), conversation))
      },
      loadCounts: async () => {
        await client.query(UnreadCountsDocument, {}, { requestPolicy: 'network-only' })
      },
      loadAll: async () => change(invalidateAll),
    },
    options,
  )
  return {
    get cursor() {
      return events.cursor
    },
    caughtUp: events.caughtUp,
    close: () => {
      events.close()
      unsubscribe()
    },
  }
}

/** What is shown is then asked for anew. */
const invalidateAll = (cache: Cache): void => {
  for (const { fieldName, fieldKey, arguments: args } of cache.inspectFields('Query')) {
    const value = cache.resolve('Query', fieldKey)
    const conversations =
      fieldName === 'conversations' ? nodesOf(cache, value) : fieldName === 'conversation' ? [value] : []
    for (const conversation of conversations)
      if (typeof conversation === 'string')
        for (const field of cache.inspectFields(conversation))
          if (field.fieldName === 'messages') cache.invalidate(conversation, 'messages', field.arguments ?? {})
    cache.invalidate('Query', fieldName, args ?? {})
  }
}

const edgesOf = (cache: Cache, connection: unknown): string[] =>
  typeof connection === 'string' ? ((cache.resolve(connection, 'edges') ?? []) as string[]) : []

const nodesOf = (cache: Cache, connection: unknown): string[] =>
  edgesOf(cache, connection).map((edge) => cache.resolve(edge, 'node') as string)

const asTrueCache = (cache: Cache): TrueCache => {
  const pages = (
    entity: string,
    fieldName: string,
    node: string,
    wants: (args: Record<string, unknown>) => boolean,
  ): CachedPage[] => {
    const found = cache
      .inspectFields(entity)
      .filter((field) => field.fieldName === fieldName && wants(field.arguments ?? {}))
      .flatMap(({ fieldKey, arguments: args }) => {
        const connection = cache.resolve(entity, fieldKey)
        return typeof connection === 'string' ? [{ args: args ?? {}, page: pageOf(cache, connection, node) }] : []
      })
    // As relayPagination joins them.
    return [
      ...found.filter(({ args }) => args['before']).toReversed(),
      ...found.filter(({ args }) => !args['before'] && !args['after']),
      ...found.filter(({ args }) => args['after']),
    ].map(({ page }) => page)
  }
  return {
    read: (fragment, typename, id) => cache.readFragment(fragment, { __typename: typename, id }),
    write: (fragment, data) => {
      cache.writeFragment(fragment, data)
    },
    messagePages: (id) => pages(`Conversation:${id}`, 'messages', 'Message', (args) => !args['around']),
    conversationPages: (isArchived) =>
      pages('Query', 'conversations', 'Conversation', (args) => (args['archived'] ?? false) === isArchived),
    broadcastPages: () => pages('Query', 'broadcasts', 'Broadcast', () => true),
    setUnreadBroadcastCount: (count) => {
      cache.updateQuery({ query: UnreadCountsDocument }, (data) => data && { ...data, unreadBroadcastCount: count })
    },
  }
}

const pageOf = (cache: Cache, connection: string, node: string): CachedPage => {
  const pageInfo = cache.resolve(connection, 'pageInfo') as string
  return {
    ids: nodesOf(cache, connection).map((key) => cache.resolve(key, 'id') as string),
    hasBefore: Boolean(cache.resolve(pageInfo, 'hasPreviousPage')),
    hasAfter: Boolean(cache.resolve(pageInfo, 'hasNextPage')),
    set: (ids) => {
      for (const id of ids) writeEdge(cache, node, id)
      cache.link(
        connection,
        'edges',
        ids.map((id) => `${node}Edge:${id}`),
      )
    },
  }
}

/** A new edge has no cursor: pages begin and end where they were loaded. */
const writeEdge = (cache: Cache, node: string, id: string): void => {
  const edge = `${node}Edge:${id}`
  if (cache.resolve(edge, 'node')) return
  const fragment = gql`fragment Edge on ${node}Edge { cursor node { id } }`
  cache.writeFragment(fragment, { __typename: `${node}Edge`, cursor: '', node: { __typename: node, id } })
}
