import { ActionIcon, Popover } from '@mantine/core'
import { Suspense, useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { later } from '../../shell/later.ts'
import { useText } from '../../text/text.tsx'

const SearchHerePanel = later(() => import('./search-here-panel.tsx').then((part) => part.SearchHerePanel))

/** Finds messages of the conversation that is open. */
export const SearchHere = ({ onJump }: { onJump(messageId: string): void }) => {
  const text = useText().conversation
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      trapFocus
      returnFocus
      shadow="md"
      position="bottom-end"
      width="min(380px, 100vw - 16px)"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text.search.here}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="search" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={text.search.here}>
        <Suspense>
          <SearchHerePanel
            onPick={(messageId) => {
              setIsOpen(false)
              onJump(messageId)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
