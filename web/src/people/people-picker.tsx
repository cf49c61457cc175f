import { Button, Loader, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { UserFieldsFragment } from 'parley/client'
import { useRef, useState } from 'react'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useStepKeys } from '../act/use-step-keys.ts'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import classes from './people-picker.module.css'
import { PersonRow } from './person-row.tsx'
import { useFoundPeople } from './use-found-people.ts'

interface PeoplePickerProps {
  /** Those who are chosen, with a tick; without it, one is chosen and that is it. */
  chosen?: readonly UserFieldsFragment[]
  /** Those who aren't to be had, such as who is a member already. */
  without?: ReadonlySet<string>
  isDisabled?: boolean
  onChoose(user: UserFieldsFragment): void
}

const searchAfterMs = 200

/** Finds people by name. From the field the arrow keys go into what was found. */
export const PeoplePicker = ({ chosen, without, isDisabled = false, onChoose }: PeoplePickerProps) => {
  const text = useText()
  const errorText = useErrorText()
  const [search, setSearch] = useState('')
  const [searched] = useDebouncedValue(search, searchAfterMs)
  const { people, hasMore, isLoading, error, loadMore } = useFoundPeople(searched)
  const list = useRef<HTMLUListElement>(null)
  const shown = people.filter(({ id }) => !without?.has(id))
  const field = useRef<HTMLInputElement>(null)
  const onKeyDown = useStepKeys(list, field)
  return (
    <div>
      <TextInput
        ref={field}
        role="searchbox"
        label={text.people.find}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        leftSection={<Icon name="search" size={18} />}
        rightSection={isLoading ? <Loader size={16} /> : null}
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      <ul ref={list} className={classes.list} aria-label={text.people.found} onKeyDown={onKeyDown}>
        {shown.map((user) => {
          const isChosen = chosen?.some(({ id }) => id === user.id)
          return (
            <li key={user.id}>
              <UnstyledButton
                className={classes.person}
                aria-pressed={isChosen}
                disabled={isDisabled}
                onClick={() => onChoose(user)}
              >
                <PersonRow user={user}>
                  {isChosen && (
                    <span className={classes.tick}>
                      <Icon name="check" size={16} />
                    </span>
                  )}
                </PersonRow>
              </UnstyledButton>
            </li>
          )
        })}
        {hasMore && (
          <li>
            <Button variant="subtle" fullWidth loading={isLoading} onClick={loadMore}>
              {text.people.more}
            </Button>
          </li>
        )}
      </ul>
      {shown.length === 0 && !isLoading && !error && (
        <Text c="dimmed" size="sm" p="xs" role="status">
          {text.people.nobody}
        </Text>
      )}
      <Problem says={error ? errorText(error) : null} />
    </div>
  )
}
