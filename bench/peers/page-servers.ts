import { encodePlace } from '../../src/kernel/page.ts'
import type { PageRequest } from '../load/page-process.ts'

/** A server that gives pages of history over HTTP, and how it is asked for one. */
export interface PageServer {
  name: string
  title: string
  file: URL
  database: string
  /** The 50 messages before a seq; null: the newest. */
  page(conversationId: string, before: number | null): Pick<PageRequest, 'path' | 'body'>
}

/** What a page of a chat shows. */
const query =
  'query Page($id: ID!, $before: String) { conversation(id: $id) { messages(last: 50, before: $before) { nodes { id seq text createdAt sender { id name } replyTo { id text } reactions { emoji count } } pageInfo { hasPreviousPage startCursor } } } }'

const graphql = (id: string, before: string | null) => ({
  path: '/graphql',
  body: JSON.stringify({ query, operationName: 'Page', variables: { id, before } }),
})

export const pageServers: PageServer[] = [
  {
    name: 'parley',
    title: 'Parley',
    file: new URL('./parley.ts', import.meta.url),
    database: 'parley',
    page: (id, before) => graphql(id, before === null ? null : encodePlace(before)),
  },
  {
    name: 'express-mongoose',
    title: 'Express + mongoose, REST',
    file: new URL('./express-mongoose.mjs', import.meta.url),
    database: 'mongoose',
    page: (id, before) => ({
      path: `/conversations/${id}/messages?limit=50${before === null ? '' : `&before=${before}`}`,
      body: null,
    }),
  },
  {
    name: 'yoga-mongoose',
    title: 'stock yoga + mongoose',
    file: new URL('./yoga-mongoose.ts', import.meta.url),
    database: 'mongoose',
    page: (id, before) => graphql(id, before === null ? null : String(before)),
  },
]
