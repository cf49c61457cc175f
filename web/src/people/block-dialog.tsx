import { BlockUserDocument, type UserFieldsFragment } from 'parley/client'
import { Confirm } from '../act/confirm.tsx'
import { useChat } from '../chat/chat-context.ts'
import { useText } from '../text/text.tsx'

/** Says what blocking means, before it is done. */
export const BlockDialog = ({ user, onClose }: { user: UserFieldsFragment; onClose(): void }) => {
  const { people } = useText()
  const { client } = useChat()
  return (
    <Confirm
      title={people.blockTitle(user.name)}
      says={people.blockSays(user.name)}
      action={people.block}
      onConfirm={() => client.ask(BlockUserDocument, { userId: user.id })}
      onClose={onClose}
    />
  )
}
