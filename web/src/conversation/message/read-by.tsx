import { useText } from '../../text/text.tsx'
import { Avatar } from '../../people/avatar.tsx'
import { useOpenConversation } from '../open-conversation.ts'
import classes from './read-by.module.css'
import { nameOf } from './summary.ts'

/** Who has read a message of one's own, and who hasn't. */
export const ReadBy = ({ seq }: { seq: number }) => {
  const text = useText()
  const { conversation, viewer } = useOpenConversation()
  const others = conversation.members.filter(({ user }) => user.id !== viewer.id)
  const have = others.filter(({ readSeq }) => readSeq >= seq)
  return (
    <div className={classes.list} tabIndex={0}>
      <People title={text.conversation.readBy} people={have.map(({ user }) => user)} />
      <People
        title={text.conversation.notReadBy}
        people={others.filter((member) => !have.includes(member)).map(({ user }) => user)}
      />
    </div>
  )
}

type User = ReturnType<typeof useOpenConversation>['conversation']['members'][number]['user']

const People = ({ title, people }: { title: string; people: readonly User[] }) => {
  const text = useText()
  if (people.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.people}>
        {people.map((user) => (
          <li key={user.id}>
            <Avatar id={user.id} name={user.name} url={user.avatarUrl} size={24} />
            {nameOf(text, user)}
          </li>
        ))}
      </ul>
    </section>
  )
}
