import { Button, Loader, Text } from '@mantine/core'
import { stateOf } from 'parley/client'
import { useMemo } from 'react'
import { Virtualizer } from 'virtua'
import { useText } from '../../text/text.tsx'
import { MessageRow } from '../message/message-row.tsx'
import { WaitingRow } from '../message/waiting-row.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import type { History, HistoryState } from './history.ts'
import classes from './history-view.module.css'
import { DayLine, UnreadLine } from './lines.tsx'
import { NewestButton } from './newest-button.tsx'
import { rowsOf, type Row } from './rows.ts'
import { useReadingMarks } from './use-reading-marks.ts'
import { useScrolling, type Aim } from './use-scrolling.ts'
import { useUnseen } from './use-unseen.ts'
import { useWaiting } from './use-waiting.ts'

interface HistoryViewProps {
  history: History
  state: HistoryState
  /** The seq of the first message that was unread at the opening. */
  unreadFrom: number | null
}

const ignored = (): void => {}

/** A conversation's messages: as many as are in view are there. */
export const HistoryView = ({ history, state, unreadFrom }: HistoryViewProps) => {
  const text = useText()
  const { conversation, title, viewer, isGroup } = useOpenConversation()
  const waiting = useWaiting(conversation.id, conversation.peer?.id ?? null, history, state)
  const rows = useMemo(() => rowsOf(state, waiting, viewer.id, unreadFrom), [state, waiting, viewer.id, unreadFrom])
  const first = rows.find(({ startsUnread }) => startsUnread)
  const scrolling = useScrolling(
    {
      rows,
      part: state.part,
      hasOlder: state.hasOlder,
      hasNewer: state.hasNewer,
      loadOlder: () => void history.loadOlder().catch(ignored),
      loadNewer: () => void history.loadNewer().catch(ignored),
      trim: history.trim,
    },
    first ? ({ key: first.key, align: 'start' } satisfies Aim) : 'end',
  )
  useReadingMarks(rows, scrolling.seenSeq)
  const unseen = useUnseen(conversation, viewer.id, scrolling.seenSeq)
  return (
    <div className={classes.frame}>
      <div
        className={classes.scroller}
        role="log"
        aria-live="off"
        aria-label={text.conversation.history(title)}
        aria-busy={state.loading !== null}
        tabIndex={-1}
        onWheel={scrolling.onTouched}
        onTouchMove={scrolling.onTouched}
      >
        <div className={classes.spacer} />
        <Virtualizer
          key={state.part}
          ref={scrolling.list}
          data={rows}
          as="ol"
          item="li"
          shift={scrolling.isShift}
          onScroll={scrolling.onScroll}
          onScrollEnd={scrolling.onScrollEnd}
          onResize={scrolling.onResize}
        >
          {(row, index) => (
            <RowView
              key={row.key}
              row={row}
              isFirst={index === 0 && !state.hasOlder}
              isLast={index === rows.length - 1}
              isGroup={isGroup}
              viewerId={viewer.id}
              progress={row.message?.sender.id === viewer.id ? stateOf(row.message, conversation.members) : null}
            />
          )}
        </Virtualizer>
      </div>
      {state.loading === 'older' && (
        <Loader className={classes.loader} size="sm" aria-label={text.conversation.loading} />
      )}
      {state.error && (
        <div className={classes.failed} role="alert">
          <Text size="sm">{text.conversation.loadFailed}</Text>
          <Button size="xs" variant="default" onClick={() => void history.open(null).catch(ignored)}>
            {text.conversation.tryAgain}
          </Button>
        </div>
      )}
      {!scrolling.isAtEnd && rows.length > 0 && (
        <NewestButton
          count={unseen}
          onClick={() => {
            if (state.hasNewer) void history.open(null).catch(ignored)
            scrolling.goTo('end')
          }}
        />
      )}
    </div>
  )
}

interface RowViewProps {
  row: Row
  isFirst: boolean
  isLast: boolean
  isGroup: boolean
  viewerId: string
  progress: ReturnType<typeof stateOf> | null
}

const RowView = ({ row, isFirst, isLast, isGroup, viewerId, progress }: RowViewProps) => {
  const text = useText()
  const { startsGroup, endsGroup } = row
  return (
    <div className={classes.row} data-last={isLast || undefined}>
      {isFirst && <p className={classes.beginning}>{text.conversation.beginning}</p>}
      {row.startsDay && <DayLine at={row.at} />}
      {row.startsUnread && <UnreadLine />}
      {row.message ? (
        <MessageRow
          message={row.message}
          isOwn={row.message.sender.id === viewerId}
          {...{ startsGroup, endsGroup, isGroup, progress }}
        />
      ) : (
        <WaitingRow item={row.item} {...{ startsGroup, endsGroup }} />
      )}
    </div>
  )
}
