import { InboxDocument, type ConversationFieldsFragment } from 'parley/client'
import { useMemo } from 'react'
import { useCachedPages } from '../pages/use-cached-pages.ts'
import { pageSize, useListLive } from './use-list-live.ts'

/** The conversations, newest activity first, with who is there and who types in them. */
export const useConversations = (isArchived: boolean) => {
  const variables = { first: pageSize, ...(isArchived && { archived: true }) }
  const pages = useCachedPages(InboxDocument, variables, ({ conversations }) => conversations.pageInfo)
  const { data, cursors } = pages
  const conversations = useMemo<ConversationFieldsFragment[]>(
    () => data?.conversations.edges.map(({ node }) => node) ?? [],
    [data],
  )
  useListLive(conversations, cursors, isArchived)
  return { ...pages, conversations }
}
