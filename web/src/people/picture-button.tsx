import { Loader, UnstyledButton } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { Problem } from '../act/problem.tsx'
import { pictureTypes, upload } from '../act/upload.ts'
import { useAct } from '../act/use-act.ts'
import { useChat } from '../chat/chat-context.ts'
import { useUploadError } from '../conversation/attachments/upload-error.ts'
import { Icon } from '../shell/icon.tsx'
import classes from './picture-button.module.css'

interface PictureButtonProps {
  label: string
  /** Told the id of the picture that was uploaded. */
  onPicture(avatarId: string): Promise<unknown>
  /** The picture as it is. */
  children: ReactNode
}

/** A picture that can be replaced by one of the device's. */
export const PictureButton = ({ label, onPicture, children }: PictureButtonProps) => {
  const { client } = useChat()
  const { act, isBusy, error } = useAct()
  const errorText = useUploadError()
  const [size, setSize] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <UnstyledButton
        className={classes.button}
        aria-label={label}
        title={label}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        {children}
        <span className={classes.sign}>
          {isBusy ? <Loader size={16} color="currentColor" /> : <Icon name="image" size={18} />}
        </span>
      </UnstyledButton>
      <input
        ref={input}
        type="file"
        accept={pictureTypes}
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (!file) return
          setSize(file.size)
          void act(async () => onPicture(await upload(client, file)))
        }}
      />
      <Problem says={error === null ? null : errorText({ error, size, isPicture: true })} />
    </>
  )
}
