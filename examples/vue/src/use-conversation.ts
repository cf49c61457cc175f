import { useClientHandle } from '@urql/vue'
import { computed, shallowRef, watch } from 'vue'
import { history, markRead, type History, type MessagePage } from './documents.ts'
import { messagesOf, type Live } from './live.ts'
import { untilAnswered } from './manual/until-answered.ts'

/** A conversation's messages, from the newest page on, and what comes live; `earlier` loads the page before. */
export const useConversation = (id: string, live: () => Live) => {
  const { client, useQuery, useMutation } = useClientHandle()
  const { data, error } = useQuery<History>({ query: history, variables: { id } })
  const { executeMutation } = useMutation(markRead)
  const earlierPages = shallowRef<MessagePage[]>([])
  const pages = computed(() => {
    const newest = data.value?.conversation?.messages
    return newest ? [newest, ...earlierPages.value] : []
  })
  const messages = computed(() => messagesOf(id, pages.value, live()))

  const attempt = async () => {
    const { error } = await executeMutation({ id })
    if (error) throw error
  }
  // What is shown is read.
  watch(
    () => messages.value.at(-1)?.seq,
    (newest) => newest && untilAnswered(attempt).catch(console.error),
    { immediate: true },
  )

  const hasEarlier = computed(() => pages.value.at(-1)?.pageInfo.hasPreviousPage ?? false)
  const loadEarlier = async () => {
    const before = pages.value.at(-1)?.pageInfo.startCursor
    const { data } = await client.query<History>(history, { id, before })
    if (data?.conversation) earlierPages.value = [...earlierPages.value, data.conversation.messages]
  }
  return { messages, hasEarlier, loadEarlier, problem: computed(() => error.value?.message) }
}
