import { Center, Loader, Text } from '@mantine/core'
import { useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Problem } from '../act/problem.tsx'
import { useErrorText } from '../act/error-text.ts'
import { useText } from '../text/text.tsx'
import { ConversationItem } from './conversation-item.tsx'
import classes from './conversation-list.module.css'
import { useArrowKeys } from './use-arrow-keys.ts'
import { useConversations } from './use-conversations.ts'

/** How far before its end the list is loaded on, in conversations. */
const ahead = 10

/** The list of conversations, or of those that were put away: as far as one scrolls. */
export const ConversationList = ({ isArchived }: { isArchived: boolean }) => {
  const text = useText()
  const errorText = useErrorText()
  const { conversations, data, error, hasMore, isLoading, loadMore } = useConversations(isArchived)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const arrows = useArrowKeys(list, conversations.length)

  const onScroll = (offset: number): void => {
    const last = list.current?.findItemIndex(offset + list.current.viewportSize) ?? 0
    if (last >= conversations.length - ahead) loadMore()
  }
  if (!data && error) return <Problem says={errorText(error)} />
  if (!data) return <ListLoader />
  if (conversations.length === 0)
    return (
      <Text p="md" c="dimmed">
        {isArchived ? text.list.noneArchived : text.noConversations}
      </Text>
    )
  return (
    <div ref={scroller} className={classes.scroller} onKeyDown={arrows.onKeyDown} onFocus={arrows.onFocus}>
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        as="ul"
        item="li"
        itemSize={68}
        keepMounted={[arrows.current]}
        onScroll={onScroll}
      >
        {conversations.map((conversation, index) => (
          <ConversationItem
            key={conversation.id}
            conversation={conversation}
            index={index}
            isStop={index === arrows.current}
          />
        ))}
      </Virtualizer>
      {hasMore && isLoading && <ListLoader />}
    </div>
  )
}

const ListLoader = () => {
  const text = useText()
  return (
    <Center p="md" role="status" aria-label={text.list.loading}>
      <Loader size="sm" />
    </Center>
  )
}
