import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useChat } from '../../chat/chat-context.ts'
import { AuditLogDocument } from '../../generated/admin-documents.ts'
import { useAskedPages } from '../../pages/use-asked-pages.ts'
import { ListEnd } from '../list-end.tsx'
import { useAdminText } from '../use-admin-text.ts'
import { AuditItem } from './audit-item.tsx'
import own from './audit.module.css'

const afterMs = 300

/** What admins did: all of it, what one of them did, or what was done to something. */
export const AuditLog = ({ target: firstTarget }: { target: string }) => {
  const { audit: text } = useAdminText()
  const { client } = useChat()
  const [actor, setActor] = useState('')
  const [target, setTarget] = useState(firstTarget)
  const [actorId] = useDebouncedValue(actor.trim(), afterMs)
  const [targetId] = useDebouncedValue(target.trim(), afterMs)
  const pages = useAskedPages(JSON.stringify([actorId, targetId]), async (after, signal) => {
    const variables = { first: 50, after, ...(actorId && { actorId }), ...(targetId && { target: targetId }) }
    return (await client.ask(AuditLogDocument, variables, { signal })).auditLog
  })
  const { nodes, isLoading, error } = pages
  return (
    <>
      <div className={own.filters}>
        <TextInput
          label={text.actor}
          value={actor}
          onChange={({ currentTarget }) => setActor(currentTarget.value)}
          maxLength={128}
          autoComplete="off"
        />
        <TextInput
          label={text.target}
          placeholder={text.targetHint}
          value={target}
          onChange={({ currentTarget }) => setTarget(currentTarget.value)}
          maxLength={128}
          autoComplete="off"
        />
      </div>
      {nodes.length === 0 && !isLoading && !error && <Text c="dimmed">{text.none}</Text>}
      <ul className={own.entries} aria-label={text.list}>
        {nodes.map((entry) => (
          <AuditItem key={entry.id} entry={entry} onActor={setActor} onTarget={setTarget} />
        ))}
      </ul>
      <ListEnd {...pages} />
    </>
  )
}
