import { Button, NativeSelect, Text, Textarea, Title } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { newId } from '../../act/new-id.ts'
import { Problem } from '../../act/problem.tsx'
import { useAct } from '../../act/use-act.ts'
import { useChat, useWatched } from '../../chat/chat-context.ts'
import { DropArea } from '../../conversation/attachments/drop-area.tsx'
import { UploadTray } from '../../conversation/attachments/upload-tray.tsx'
import { kindOf, mostFiles } from '../../conversation/attachments/uploads.ts'
import { useUploads } from '../../conversation/attachments/use-uploads.ts'
import { AttachButton } from '../../conversation/composer/attach-button.tsx'
import { EmojiButton } from '../../conversation/composer/emoji-button.tsx'
import { LengthHint, lengthOf, mostCharacters } from '../../conversation/composer/length-hint.tsx'
import { BroadcastDocument } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import classes from '../admin-page.module.css'
import { clientIdOf } from '../client-id.ts'
import { useAdminText } from '../use-admin-text.ts'
import own from './broadcasts.module.css'
import { useEveryRoom } from './use-every-room.ts'

/** Says something to everyone or to a room: a text, files, or both. */
export const BroadcastComposer = ({ onSent }: { onSent(): void }) => {
  const { conversation } = useText()
  const { broadcasts: text } = useAdminText()
  const { client } = useChat()
  const { act, isBusy, problem } = useAct()
  const id = useId()
  const rooms = useEveryRoom()
  const uploads = useUploads()
  const files = useWatched(uploads)
  const [roomId, setRoomId] = useState('')
  const [said, setSaid] = useState('')
  const [leftOut, setLeftOut] = useState(0)
  const [isSent, setIsSent] = useState(false)
  const [ids] = useState(() => clientIdOf(newId))
  const room = rooms.find(({ id }) => id === roomId)
  const left = mostCharacters - lengthOf(said.trim())
  const hasContent = said.trim() !== '' || files.length > 0
  const canSend = hasContent && left >= 0 && files.every(({ state }) => state === 'done')
  const area = useRef<HTMLTextAreaElement>(null)
  /** At the caret, as if it were typed. */
  const insert = (emoji: string): void => {
    const { selectionStart: from = said.length, selectionEnd: to = said.length } = area.current ?? {}
    setSaid(said.slice(0, from) + emoji + said.slice(to))
    setIsSent(false)
    area.current?.focus()
    // What is set in a field takes the caret to its end.
    requestAnimationFrame(() => area.current?.setSelectionRange(from + emoji.length, from + emoji.length))
  }
  const add = (given: readonly File[]): void => setLeftOut(uploads.add(given))

  const send = async (): Promise<void> => {
    if (!canSend || isBusy) return
    const attachments = files.flatMap(({ attachment }) => attachment ?? [])
    const input = {
      ...(said.trim() && { text: said.trim() }),
      ...(attachments.length > 0 && { kind: kindOf(attachments), attachmentIds: attachments.map(({ id }) => id) }),
      ...(room && { roomId: room.id }),
    }
    setIsSent(false)
    const isDone = await act(() => client.ask(BroadcastDocument, { input: { ...input, clientId: ids(input) } }))
    if (!isDone) return
    uploads.take()
    setSaid('')
    setLeftOut(0)
    setIsSent(true)
    onSent()
  }
  return (
    <DropArea onDrop={add}>
      <form
        className={classes.card}
        aria-labelledby={id}
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void send()
        }}
      >
        <Title order={2} size="h5" id={id} mb="sm">
          {text.compose}
        </Title>
        <NativeSelect
          label={text.to}
          value={room?.id ?? ''}
          onChange={({ currentTarget }) => setRoomId(currentTarget.value)}
          data={[{ value: '', label: text.everyone }, ...rooms.map(({ id, name }) => ({ value: id, label: name }))]}
          mb="sm"
        />
        <Textarea
          ref={area}
          label={text.text}
          value={said}
          onChange={({ currentTarget }) => {
            setSaid(currentTarget.value)
            setIsSent(false)
          }}
          onPaste={(event) => {
            // A table that is copied is a picture too; its text is what is meant.
            const { files: pasted, types } = event.clipboardData
            if (pasted.length === 0 || types.includes('text/plain')) return
            event.preventDefault()
            add([...pasted])
          }}
          minRows={3}
          maxRows={12}
          autosize
          mb="xs"
        />
        <UploadTray uploads={uploads} />
        <Problem says={problem ?? (leftOut > 0 && files.length === mostFiles ? conversation.uploads.tooMany : null)} />
        <div className={own.send}>
          <AttachButton onFiles={add} />
          <EmojiButton onPick={insert} />
          <LengthHint left={left} />
          <Text role="status" size="sm" fw={550} flex={1}>
            {isSent && text.wasSent}
          </Text>
          <Button type="submit" loading={isBusy} disabled={!canSend}>
            {room ? text.send(room.name) : text.toEveryone}
          </Button>
        </div>
      </form>
    </DropArea>
  )
}
