import { ActionIcon, Progress } from '@mantine/core'
import { useWatched } from '../../chat/chat-context.ts'
import { Icon } from '../../shell/icon.tsx'
import { useLanguage, useText } from '../../text/text.tsx'
import { sizeText } from './size-text.ts'
import { useUploadError } from './upload-error.ts'
import classes from './upload-tray.module.css'
import type { Upload, Uploads } from './uploads.ts'

/** The files that go with the next message, and how far each has come. */
export const UploadTray = ({ uploads }: { uploads: Uploads }) => {
  const { uploads: text } = useText().conversation
  const list = useWatched(uploads)
  if (list.length === 0) return null
  return (
    <ul className={classes.tray} aria-label={text.tray}>
      {list.map((upload) => (
        <UploadCard key={upload.key} upload={upload} uploads={uploads} />
      ))}
    </ul>
  )
}

const UploadCard = ({ upload, uploads }: { upload: Upload; uploads: Uploads }) => {
  const { uploads: text } = useText().conversation
  const { language } = useLanguage()
  const errorText = useUploadError()
  const { key, name, size, state, progress } = upload
  const preview = upload.preview ?? upload.attachment?.thumbnailUrl
  return (
    <li className={classes.upload} data-state={state}>
      <span className={classes.face}>{preview ? <img src={preview} alt="" /> : <Icon name="file" />}</span>
      <span className={classes.what}>
        <span className={classes.name}>{name}</span>
        {state === 'failed' ? (
          <span className={classes.error} role="alert">
            {errorText(upload)}
          </span>
        ) : (
          <span className={classes.size}>{sizeText(language, size)}</span>
        )}
        {state === 'sending' && (
          <Progress value={progress * 100} size={4} aria-label={text.progress(name)} className={classes.progress} />
        )}
      </span>
      {state === 'failed' && (
        <ActionIcon variant="subtle" color="gray" aria-label={text.retry(name)} onClick={() => uploads.retry(key)}>
          <Icon name="retry" size={16} />
        </ActionIcon>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label={text.remove(name)} onClick={() => uploads.remove(key)}>
        <Icon name="close" size={16} />
      </ActionIcon>
    </li>
  )
}
