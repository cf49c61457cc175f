import { Alert } from '@mantine/core'
import { useChat, useWatched } from '../chat/chat-context.ts'
import { useLanguage, useText } from '../text/text.tsx'

/** Says when the connection is gone; nothing of the page stops working. */
export const ConnectionLine = () => {
  const text = useText()
  const { language } = useLanguage()
  const { status, since } = useWatched(useChat().client.connection)
  return (
    <div role="status" aria-live="polite">
      {status === 'away' && (
        <Alert color="orange" radius={0} py="xs">
          {text.away(since.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }))}
        </Alert>
      )}
    </div>
  )
}
