import type { Message } from './documents.ts'
import type { Outbox } from './use-outbox.ts'

interface Props {
  conversationId: string
  messages: Message[]
  outbox: Outbox
  /** Left out where there is nothing earlier. */
  loadEarlier?: (() => void) | undefined
}

export const Messages = ({ conversationId, messages, outbox, loadEarlier }: Props) => {
  const arrived = new Set(messages.map(({ clientId }) => clientId))
  const waiting = outbox.waiting.filter((each) => each.conversationId === conversationId && !arrived.has(each.clientId))
  return (
    <section>
      {loadEarlier && <button onClick={loadEarlier}>Earlier</button>}
      <div className="scroll">
        <ol role="log">
          {messages.map(({ id, sender, text }) => (
            <li key={id}>
              <b>{sender.name}</b> <span>{text ?? '(deleted)'}</span>
            </li>
          ))}
          {waiting.map(({ clientId, text }) => (
            <li key={clientId} aria-busy>
              {text}
            </li>
          ))}
        </ol>
      </div>
      {outbox.problem && <p role="alert">{outbox.problem}</p>}
      <form action={(form) => outbox.write(conversationId, form.get('text') as string)}>
        <input name="text" aria-label="Message" autoComplete="off" required /> <button>Send</button>
      </form>
    </section>
  )
}
