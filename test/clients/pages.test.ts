import { ApolloClient, ApolloLink, gql, HttpLink } from '@apollo/client'
import { createClient, fetchExchange } from '@urql/core'
import { expect, test } from 'vitest'
import { CreateGroupDocument } from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { createPagedCache } from './apollo-pages.ts'
import { createPagedExchange } from './graphcache-pages.ts'
import { history, list, type History, type List } from './paged-documents.ts'

const chat = await startSharedChat()
const url = `${chat.url}/graphql`

/** Five groups, the oldest of which has ten messages. */
const setScene = async () => {
  const [ann] = await chat.people('ann')
  const ids: string[] = []
  for (const title of ['one', 'two', 'three', 'four', 'five']) {
    const { createGroup } = await ann.does(CreateGroupDocument, { input: { title, memberIds: [] } })
    ids.push(createGroup.conversation.id)
  }
  for (const n of range(1, 10)) await ann.sends(ids[0]!, `message ${n}`)
  return { ann, id: ids[0]! }
}

const newestFirst = ['one', 'five', 'four', 'three', 'two']
const titles = (data: List | undefined) => data?.conversations.edges.map(({ node }) => node.title)
const seqs = (data: History | undefined) => data?.conversation.messages.edges.map(({ node }) => node.seq)

const apolloOf = ({ headers }: Person) =>
  new ApolloClient({ cache: createPagedCache(), link: ApolloLink.from([new HttpLink({ uri: url, headers })]) })

test('Apollo: pages of a list become one list, and a history grows backwards', async () => {
  const { ann, id } = await setScene()
  const apollo = apolloOf(ann)
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    await apollo.query({ query: gql(query), variables, fetchPolicy: 'network-only' })
    // What a component that watches it is shown.
    return apollo.readQuery<Data>({ query: gql(query), variables })!
  }
  let after: string | undefined
  for (const n of [2, 4, 5]) {
    const shown = await ask<List>(list, { first: 2, after })
    expect(titles(shown)).toEqual(newestFirst.slice(0, n))
    after = shown.conversations.pageInfo.endCursor
  }
  let before: string | undefined
  for (const from of [7, 3, 1]) {
    const shown = await ask<History>(history, { id, last: 4, before })
    expect(seqs(shown)).toEqual(range(from, 10))
    before = shown.conversation.messages.pageInfo.startCursor
    expect(shown.conversation.messages.pageInfo.hasPreviousPage).toBe(from > 1)
  }
})

test('graphcache: pages of a list become one list, and a history grows backwards', async () => {
  const { ann, id } = await setScene()
  const urql = createClient({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: ann.headers },
    exchanges: [createPagedExchange(), fetchExchange],
  })
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    const { data, error } = await urql.query<Data>(query, variables)
    if (error) throw error
    return data!
  }
  let after: string | undefined
  for (const n of [2, 4, 5]) {
    const page = await ask<List>(list, { first: 2, after })
    expect(titles(page)).toEqual(newestFirst.slice(0, n))
    after = page.conversations.pageInfo.endCursor
  }
  let before: string | undefined
  for (const from of [7, 3, 1]) {
    const page = await ask<History>(history, { id, last: 4, before })
    expect(seqs(page)).toEqual(range(from, 10))
    before = page.conversation.messages.pageInfo.startCursor
    expect(page.conversation.messages.pageInfo.hasPreviousPage).toBe(from > 1)
  }
})
