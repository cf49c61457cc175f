import { stateOf, type OutboxItem } from 'parley/client'
import { useEffect, useMemo, useRef } from 'react'
import { Virtualizer } from 'virtua'
import { useText } from '../../text/text.tsx'
import type { Failure } from '../message/use-message-actions.ts'
import { useOpenConversation } from '../open-conversation.ts'
import { Announcer } from './announcer.tsx'
import type { History, HistoryState } from './history.ts'
import classes from './history-view.module.css'
import { LoadingLine } from './loading-line.tsx'
import { NewestButton } from './newest-button.tsx'
import { RowView } from './row-view.tsx'
import { rowsOf } from './rows.ts'
import { useCurrent } from './use-current.ts'
import { useJump, type JumpTo } from './use-jump.ts'
import { useReadingMarks } from './use-reading-marks.ts'
import { useScrolling } from './use-scrolling.ts'
import { useUnseen } from './use-unseen.ts'

interface HistoryViewProps {
  history: History
  state: HistoryState
  /** What is on its way, shown below all else. */
  waiting: readonly OutboxItem[]
  /** The seq of the first message that was unread at the opening. */
  unreadFrom: number | null
  jumpTo: JumpTo | null
  /** Another number: something was sent, and is to be seen. */
  sent: number
  failure: Failure | null
}

const ignored = (): void => {}

/** A conversation's messages: as many as are in view are in the page. */
export const HistoryView = ({ history, state, waiting, unreadFrom, jumpTo, sent, failure }: HistoryViewProps) => {
  const text = useText()
  const { conversation, title, viewer, isGroup } = useOpenConversation()
  const rows = useMemo(() => rowsOf(state, waiting, viewer.id, unreadFrom), [state, waiting, viewer.id, unreadFrom])
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
    'unread',
  )
  const current = useCurrent(rows, scrolling.list)
  const found = useJump(history, jumpTo, scrolling.goTo)
  useReadingMarks(rows, scrolling.seenSeq)
  const unseen = useUnseen(conversation, viewer.id, scrolling.seenSeq)
  const toNewest = (): void => {
    scrolling.goTo('end')
    history.open(null).catch(ignored)
  }
  useOnSent(sent, toNewest)
  return (
    <div className={classes.frame}>
      <div
        ref={current.log}
        className={classes.scroller}
        role="log"
        // What scrolls into the page is nothing new: the announcer says what is.
        aria-live="off"
        aria-label={text.conversation.history(title)}
        aria-busy={state.loading !== null}
        tabIndex={-1}
        onWheel={scrolling.onTouched}
        onTouchMove={scrolling.onTouched}
        onKeyDown={current.onKeyDown}
        onFocus={current.onFocus}
      >
        <div className={classes.spacer} />
        {rows.length === 0 && !state.isEmpty && <p className={classes.empty}>{text.conversation.writeFirst}</p>}
        <Virtualizer
          key={state.part}
          ref={scrolling.list}
          data={rows}
          as="ol"
          item="li"
          // Pixels beyond what is in view: a message is measured before it comes there, and nothing moves.
          bufferSize={800}
          shift={scrolling.isShift}
          keepMounted={current.hasFocus ? [current.index] : []}
          onScroll={scrolling.onScroll}
          onScrollEnd={scrolling.onScrollEnd}
          onResize={scrolling.onResize}
        >
          {(row, index) => (
            <RowView
              key={row.key}
              row={row}
              isFirst={index === 0 && !state.hasOlder}
              isLast={index === rows.length - 1 && !state.hasNewer}
              isGroup={isGroup}
              viewerId={viewer.id}
              progress={row.message?.sender.id === viewer.id ? stateOf(row.message, conversation.members) : null}
              isFound={row.message?.id === found}
              isCurrent={index === current.index}
              failure={failure?.messageId === row.message?.id ? (failure?.says ?? null) : null}
            />
          )}
        </Virtualizer>
      </div>
      <LoadingLine history={history} state={state} />
      {!scrolling.isAtEnd && rows.length > 0 && <NewestButton count={unseen} onClick={toNewest} />}
      <Announcer entries={state.entries} viewerId={viewer.id} />
    </div>
  )
}

/** What one has sent is looked at, wherever one was. */
const useOnSent = (sent: number, show: () => void): void => {
  const last = useRef(sent)
  useEffect(() => {
    if (last.current === sent) return
    last.current = sent
    show()
  })
}
