import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useChat, useWatched } from '../chat/chat-context.ts'
import { useText } from '../text/text.tsx'
import { useTimes } from '../text/time.ts'
import classes from './connection-line.module.css'

/** Milliseconds that a good word stays. */
const readableMs = 4_000

/** Says when the connection is gone, and when all that was missed is there; nothing of the page stops working meanwhile. */
export const ConnectionLine = () => {
  const text = useText()
  const times = useTimes()
  const { client, bell } = useChat()
  const { status, since } = useWatched(client.connection)
  const [wasAway, setWasAway] = useState(false)
  const [missed, setMissed] = useState<number | null>(null)
  useEffect(() => {
    if (status !== 'away') return
    setWasAway(true)
    setMissed(null)
  }, [status])
  useEffect(() => bell.onCaughtUp(setMissed), [bell])
  useEffect(() => {
    if (missed === null || !wasAway) return undefined
    const over = setTimeout(() => setWasAway(false), readableMs)
    return () => clearTimeout(over)
  }, [missed, wasAway])

  const line =
    status === 'away'
      ? { kind: 'away', says: text.away(times.clock(since)) }
      : !wasAway
        ? null
        : missed === null
          ? { kind: 'back', says: text.shell.catchingUp }
          : { kind: 'back', says: text.shell.caughtUp(missed) }
  return (
    <div role="status" aria-live="polite">
      {line && (
        <p className={classes.line} data-kind={line.kind}>
          {line.kind === 'away' && <Loader size={14} color="currentColor" aria-hidden="true" />}
          {line.says}
        </p>
      )}
    </div>
  )
}
