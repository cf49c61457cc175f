import { ActionIcon, TextInput } from '@mantine/core'
import type { RefObject } from 'react'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>
  query: string
  onChange(query: string): void
}

/** Finds people and messages; Escape ends it. */
export const SearchField = ({ field, query, onChange }: SearchFieldProps) => {
  const { search } = useText()
  return (
    <TextInput
      ref={field}
      role="searchbox"
      aria-label={search.field}
      placeholder={search.placeholder}
      value={query}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Escape' && onChange('')}
      leftSection={<Icon name="search" size={18} />}
      rightSection={
        query && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={search.end}
            onClick={() => {
              onChange('')
              field.current?.focus()
            }}
          >
            <Icon name="close" size={18} />
          </ActionIcon>
        )
      }
      radius="xl"
      mx="md"
      mb="xs"
      maxLength={100}
      autoComplete="off"
    />
  )
}
