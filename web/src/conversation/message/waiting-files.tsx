import { useText } from '../../text/text.tsx'
import { useKnown } from '../attachments/fresh.ts'
import { Files } from '../attachments/files.tsx'
import { Pictures } from '../attachments/pictures.tsx'

/** The files of a message on its way, as far as they are known. */
export const WaitingFiles = ({ ids, isPicture }: { ids: readonly string[]; isPicture: boolean }) => {
  const text = useText()
  const known = useKnown(ids)
  if (ids.length === 0) return null
  if (known.length === 0)
    return <p>{isPicture ? text.conversation.images(ids.length) : text.conversation.files(ids.length)}</p>
  return isPicture ? <Pictures pictures={known} /> : <Files files={known} />
}
