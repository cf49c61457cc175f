import { Button, Group, Progress, Text } from '@mantine/core'
import type { BroadcastFieldsFragment } from 'parley/client'
import { useRef, useState } from 'react'
import { Confirm } from '../../act/confirm.tsx'
import { BroadcastItem } from '../../broadcasts/broadcast-item.tsx'
import { useChat } from '../../chat/chat-context.ts'
import { DeleteBroadcastDocument } from '../../generated/admin-documents.ts'
import { Icon } from '../../shell/icon.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { useNumberText } from '../use-number-text.ts'
import own from './broadcasts.module.css'
import type { Statistics } from './use-statistics.ts'

interface SentBroadcastProps {
  broadcast: BroadcastFieldsFragment
  /** null until they were asked for. */
  statistics: Statistics | null
  onDeleted(): void
}

/** A broadcast as everybody sees it, with how far it has come. */
export const SentBroadcast = ({ broadcast, statistics, onDeleted }: SentBroadcastProps) => {
  const { broadcasts: text } = useAdminText()
  const { client } = useChat()
  const number = useNumberText()
  const [isDeleting, setIsDeleting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { audience = 0, delivered = 0, read = 0 } = statistics ?? {}
  // Who opens the page later loads what was sent before, and isn't given it by a stream.
  const reached = Math.max(delivered, read)
  const close = (): void => {
    setIsDeleting(false)
    // The dialog lets go of the keyboard first.
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <BroadcastItem broadcast={broadcast}>
      <Group className={own.footer} gap="md">
        {statistics && (
          <>
            <Share says={text.reached(number(reached), number(audience))} part={reached} of={audience} />
            <Share says={text.read(number(read), number(audience))} part={read} of={audience} />
          </>
        )}
        {!broadcast.deletedAt && (
          <Button
            ref={button}
            ms="auto"
            size="xs"
            variant="light"
            color="red"
            leftSection={<Icon name="trash" size={16} />}
            onClick={() => setIsDeleting(true)}
          >
            {text.delete}
          </Button>
        )}
      </Group>
      {isDeleting && (
        <Confirm
          title={text.deleteTitle}
          says={text.deleteSays}
          action={text.delete}
          onConfirm={async () => {
            await client.ask(DeleteBroadcastDocument, { broadcastId: broadcast.id })
            onDeleted()
          }}
          onClose={close}
        />
      )}
    </BroadcastItem>
  )
}

const Share = ({ says, part, of }: { says: string; part: number; of: number }) => (
  <div className={own.share}>
    <Text size="sm">{says}</Text>
    <Progress value={of > 0 ? (part / of) * 100 : 0} size={6} aria-hidden="true" />
  </div>
)
