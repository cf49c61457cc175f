import {
  ApolloLink,
  Observable,
  type ApolloCache,
  type ApolloClient,
  type FieldFunctionOptions,
  type Reference,
  type TypePolicies,
} from '@apollo/client'
import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { relayStylePagination } from '@apollo/client/utilities'
import { OperationTypeNode } from 'graphql'
import type { Client } from './client.ts'
import { textOf } from './document.ts'
import type { Events } from './events.ts'
import { followCache, type FollowOptions } from './follow-cache.ts'
import { ConversationDocument, UnreadCountsDocument } from './generated/documents.ts'
import { applyEvent, placeConversation, type CachedPage, type TrueCache } from './keep-true.ts'
import { eventTypes } from './generated/schema-parts.ts'

/** Sends all operations over the client's one socket, where they wait for a connection; subscriptions last over reconnects. */
export const chatLink = (chat: Client): ApolloLink =>
  new ApolloLink(
    ({ query, variables, operationName, operationType }) =>
      new Observable((observer) =>
        chat.transport[operationType === OperationTypeNode.SUBSCRIPTION ? 'subscribe' : 'ask'](
          { query: textOf(query), variables, operationName },
          {
            next: (result) => observer.next(result as ApolloLink.Result),
            error: (errors) => observer.error(Array.isArray(errors) ? new CombinedGraphQLErrors({ errors }) : errors),
            complete: () => observer.complete(),
          },
        ),
      ),
  )

/** How Apollo's cache joins pages: of messages, conversations, and all else that comes in pages. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      conversations: relayStylePagination(['archived']),
      users: relayStylePagination(['search']),
      onlineUsers: relayStylePagination(['search']),
      blockedUsers: relayStylePagination(),
      searchMessages: relayStylePagination(['query', 'conversationId']),
      broadcasts: relayStylePagination(),
      rooms: relayStylePagination(),
    },
  },
  Conversation: {
    fields: {
      messages: relayStylePagination(['around']),
      // Lists that come as a whole.
      members: { merge: false },
      pinned: { merge: false },
    },
  },
  Message: {
    fields: {
      attachments: { merge: false },
      mentions: { merge: false },
      reactions: { merge: false },
    },
  },
}

/** The schema's interfaces, as InMemoryCache wants them. */
export const possibleTypes = { Event: [...eventTypes] }

/**
 * Keeps an Apollo cache true: whatever happens in the chat is in it as a fresh query would have it, for what this library's
 * documents select. Needs the `typePolicies` above.
 */
export const followEvents = (client: ApolloClient, chat: Client, options?: FollowOptions): Events => {
  const cache = asTrueCache(client.cache)
  return followCache(
    chat,
    {
      apply: (event, viewerId, wanted) =>
        client.cache.batch({ update: () => applyEvent(cache, event, viewerId, wanted) }),
      loadConversation: async (id) => {
        const { data } = await client.query({
          query: ConversationDocument,
          variables: { id },
          fetchPolicy: 'network-only',
        })
        const conversation = data?.conversation
        if (conversation) client.cache.batch({ update: () => placeConversation(cache, conversation) })
      },
      loadCounts: async () => {
        await client.query({ query: UnreadCountsDocument, fetchPolicy: 'network-only' })
      },
      loadAll: async () => {
        // What nobody looks at would stay as it was.
        for (const id of Object.keys(client.cache.extract() as object))
          if (id.startsWith('Conversation:')) client.cache.evict({ id, fieldName: 'messages', broadcast: false })
        client.cache.evict({ id: 'ROOT_QUERY', broadcast: false })
        await client.refetchQueries({ include: 'active' })
        client.cache.gc()
      },
    },
    options,
  )
}

interface StoredConnection {
  edges?: readonly { cursor?: string; node: Reference }[]
  pageInfo?: { hasNextPage?: boolean; hasPreviousPage?: boolean }
}

const asTrueCache = (cache: ApolloCache): TrueCache => {
  const nameOf = (fragment: { definitions: readonly object[] }): string =>
    (fragment.definitions[0] as { name: { value: string } }).name.value
  const pages = (
    id: string,
    fieldName: string,
    edge: string,
    node: string,
    wants: (key: string) => boolean,
  ): CachedPage[] => {
    const found: CachedPage[] = []
    const each = (
      edit: (
        stored: StoredConnection,
        options: Pick<FieldFunctionOptions, 'readField' | 'toReference'>,
        key: string,
      ) => StoredConnection,
    ) =>
      cache.modify<Record<string, unknown>>({
        id,
        fields: {
          [fieldName]: (stored: unknown, { readField, toReference, storeFieldName }: Modifying) =>
            wants(storeFieldName) ? edit(stored ?? {}, { readField, toReference } as never, storeFieldName) : stored,
        },
        broadcast: false,
      })
    each((stored, { readField }, key) => {
      found.push({
        ids: (stored.edges ?? []).map((each) => String(readField('id', each.node))),
        hasBefore: stored.pageInfo?.hasPreviousPage ?? false,
        hasAfter: stored.pageInfo?.hasNextPage ?? false,
        set: (ids, placed) =>
          each((stored, { readField, toReference }, other) => {
            if (other !== key) return stored
            const known = new Map((stored.edges ?? []).map((each) => [readField('id', each.node), each]))
            const edges = ids.map((id) =>
              // An edge that was moved has no cursor any more: pages are joined by it.
              id !== placed && known.has(id)
                ? known.get(id)!
                : { __typename: edge, cursor: '', node: toReference({ __typename: node, id })! },
            )
            return { ...stored, edges }
          }),
      })
      return stored
    })
    return found
  }
  return {
    read: (fragment, typename, id) =>
      cache.readFragment({ fragment, fragmentName: nameOf(fragment), id: `${typename}:${id}` }),
    write: (fragment, data) => {
      cache.writeFragment({
        fragment,
        fragmentName: nameOf(fragment),
        id: `${data.__typename}:${data.id}`,
        data,
      })
    },
    messagePages: (id) =>
      pages(`Conversation:${id}`, 'messages', 'MessageEdge', 'Message', (key) => !/"around":"/.test(key)),
    conversationPages: (isArchived) =>
      pages(
        'ROOT_QUERY',
        'conversations',
        'ConversationEdge',
        'Conversation',
        (key) => /"archived":true/.test(key) === isArchived,
      ),
    broadcastPages: () => pages('ROOT_QUERY', 'broadcasts', 'BroadcastEdge', 'Broadcast', () => true),
    setUnreadBroadcastCount: (count) => {
      cache.modify({ id: 'ROOT_QUERY', fields: { unreadBroadcastCount: () => count } as never })
    },
  }
}

type Modifying = {
  readField: FieldFunctionOptions['readField']
  toReference: FieldFunctionOptions['toReference']
  storeFieldName: string
}
