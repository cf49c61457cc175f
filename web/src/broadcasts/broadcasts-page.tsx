import { Center, Loader } from '@mantine/core'
import { useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { Empty } from '../shell/empty.tsx'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { BroadcastItem } from './broadcast-item.tsx'
import classes from './broadcasts-page.module.css'
import { useBroadcasts } from './use-broadcasts.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useUnreadLine } from './use-unread-line.ts'

/** How far before its end the list is loaded on, in broadcasts. */
const ahead = 6

/** What admins say to everyone and to one's rooms, newest first. Whoever looks at it has read it. */
export const BroadcastsPage = () => {
  const text = useText()
  const errorText = useErrorText()
  const { broadcasts, data, error, isLoading, loadMore } = useBroadcasts()
  const unread = data?.unreadBroadcastCount ?? 0
  const problem = useMarkRead(broadcasts[0]?.id ?? null, unread)
  const lastUnread = useUnreadLine(broadcasts, data && unread)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  return (
    <Pane isArea title={text.shell.broadcasts} subtitle={text.broadcasts.says}>
      <Problem says={problem ?? (error && !data ? errorText(error) : null)} />
      {data && broadcasts.length === 0 && <Empty icon="broadcast" says={text.broadcasts.none} />}
      <div ref={scroller} className={classes.scroller} tabIndex={-1}>
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          as="ol"
          item="li"
          itemSize={140}
          onScroll={(offset) => {
            const last = list.current?.findItemIndex(offset + list.current.viewportSize) ?? 0
            if (last >= broadcasts.length - ahead) loadMore()
          }}
        >
          {broadcasts.map((broadcast, index) => (
            <div key={broadcast.id} className={classes.item}>
              {index === 0 && lastUnread !== null && (
                <p className={classes.line} data-new>
                  {text.broadcasts.unread}
                </p>
              )}
              <BroadcastItem broadcast={broadcast} />
              {broadcast.id === lastUnread && index < broadcasts.length - 1 && (
                <p className={classes.line}>{text.broadcasts.read}</p>
              )}
            </div>
          ))}
        </Virtualizer>
        {isLoading && (
          <Center p="md" role="status" aria-label={text.broadcasts.loading}>
            <Loader size="sm" />
          </Center>
        )}
      </div>
    </Pane>
  )
}
