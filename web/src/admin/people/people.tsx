import { Loader, SegmentedControl, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import classes from '../admin-page.module.css'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { PersonItem } from './person-item.tsx'
import own from './people.module.css'
import { usePeople } from './use-people.ts'

const searchAfterMs = 200

/** Everybody who is known, by name; each with what an admin has to do with them. */
export const People = () => {
  const { people: text } = useAdminText()
  const [search, setSearch] = useState('')
  const [searched] = useDebouncedValue(search, searchAfterMs)
  const [which, setWhich] = useState<'all' | 'suspended'>('all')
  const { people, change, ...pages } = usePeople(searched, which === 'suspended')
  const [said, setSaid] = useState('')
  const isEmpty = people.length === 0 && !pages.isLoading && !pages.error
  return (
    <>
      <div className={own.filters}>
        <TextInput
          className={own.search}
          role="searchbox"
          aria-label={text.find}
          placeholder={text.find}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          leftSection={<Icon name="search" size={18} />}
          rightSection={pages.isLoading ? <Loader size={16} /> : null}
          maxLength={100}
          autoComplete="off"
        />
        <SegmentedControl
          aria-label={text.which}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'all', label: text.all },
            { value: 'suspended', label: text.suspended },
          ]}
        />
      </div>
      <Text role="status" size="sm" fw={550}>
        {said}
      </Text>
      {isEmpty && <Text c="dimmed">{which === 'suspended' && !searched ? text.nobodySuspended : text.nobody}</Text>}
      <ul className={classes.list} aria-label={text.list}>
        {people.map((person) => (
          <PersonItem
            key={person.id}
            person={person}
            onChange={(changed, what) => {
              change(changed)
              setSaid(what)
            }}
          />
        ))}
      </ul>
      <ListEnd {...pages} />
    </>
  )
}
