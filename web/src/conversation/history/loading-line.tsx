import { Button, Loader } from '@mantine/core'
import { useErrorText } from '../../act/error-text.ts'
import { useText } from '../../text/text.tsx'
import type { History, HistoryState } from './history.ts'
import classes from './loading-line.module.css'

/** Says that more is on its way, or why it isn't. */
export const LoadingLine = ({ history, state }: { history: History; state: HistoryState }) => {
  const text = useText()
  const errorText = useErrorText()
  const { loading, error, hasOlder, hasNewer } = state
  if (error)
    return (
      <div className={classes.failed} role="alert">
        <span>{errorText(error)}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            const again = hasOlder ? history.loadOlder() : hasNewer ? history.loadNewer() : history.open(null)
            // It says so once more.
            again.catch(() => {})
          }}
        >
          {text.conversation.tryAgain}
        </Button>
      </div>
    )
  if (loading !== 'older' && loading !== 'newer') return null
  return (
    <div className={classes.loader} data-at={loading}>
      <Loader size={18} aria-label={text.conversation.loading} />
    </div>
  )
}
