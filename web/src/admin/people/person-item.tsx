import { Badge, Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat } from '../../chat/chat-context.ts'
import { nameOf } from '../../conversation/message/summary.ts'
import { RestoreUserDocument, type PersonForAdminsFragment } from '../../generated/admin-documents.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { useText } from '../../text/text.tsx'
import classes from '../admin-page.module.css'
import { useAdminText } from '../use-admin-text.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { MessageButton } from './message-button.tsx'
import { MessageDialog } from './message-dialog.tsx'
import own from './people.module.css'
import { PersonMenu, type PersonDialog } from './person-menu.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { SuspensionNote } from './suspension-note.tsx'

interface PersonItemProps {
  person: PersonForAdminsFragment
  /** Told of the person as they are then, and what was done in a sentence. */
  onChange(person: PersonForAdminsFragment, what: string): void
}

/** Somebody, whether they are kept out and why, and what an admin has to do with them. */
export const PersonItem = ({ person, onChange }: PersonItemProps) => {
  const texts = useText()
  const { people: text } = useAdminText()
  const { client, viewer } = useChat()
  const { act, isBusy, problem } = useAct()
  const [dialog, setDialog] = useState<PersonDialog | null>(null)
  const menu = useRef<HTMLButtonElement>(null)
  const name = nameOf(texts, person)
  const isOther = person.id !== viewer.id && !person.isErased
  const close = (): void => {
    setDialog(null)
    // The dialog lets go of the keyboard first.
    requestAnimationFrame(() => menu.current?.focus())
  }
  const restore = () =>
    act(async () => {
      const { restoreUser } = await client.ask(RestoreUserDocument, { userId: person.id })
      onChange(restoreUser.user, text.wasRestored(name))
    })
  return (
    <li className={classes.card} aria-label={name}>
      <div className={own.person}>
        <span className={own.who}>
          <PersonRow user={person} says={person.isErased ? text.erased : person.id}>
            {person.id === viewer.id && <Badge variant="light">{text.you}</Badge>}
            {person.role === 'ADMIN' && <Badge variant="outline">{text.admin}</Badge>}
          </PersonRow>
        </span>
        {isOther && (
          <span className={own.buttons}>
            {person.suspension ? (
              <Button variant="default" loading={isBusy} onClick={() => void restore()}>
                {text.restore}
              </Button>
            ) : (
              <MessageButton name={name} onClick={() => setDialog('message')} />
            )}
            <PersonMenu person={person} target={menu} onOpen={setDialog} />
          </span>
        )}
        {person.suspension && <SuspensionNote suspension={person.suspension} />}
      </div>
      <Problem says={problem} />
      {dialog === 'message' && <MessageDialog person={person} onClose={close} />}
      {dialog === 'suspend' && (
        <SuspendDialog
          person={person}
          onDone={(changed) => onChange(changed, text.wasSuspended(name))}
          onClose={close}
        />
      )}
      {dialog === 'erase' && (
        <EraseDialog person={person} onDone={(changed) => onChange(changed, text.wasErased(name))} onClose={close} />
      )}
    </li>
  )
}
