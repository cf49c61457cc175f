import { VisuallyHidden } from '@mantine/core'
import { Icon } from '../../shell/icon.tsx'
import { useLanguage, useText } from '../../text/text.tsx'
import type { Attachment } from '../message/actions.ts'
import classes from './files.module.css'
import { isOver, useFresh } from './fresh.ts'
import { sizeText } from './size-text.ts'

/** Files to be saved, each with its name and size. */
export const Files = ({ files }: { files: readonly Attachment[] }) => (
  <div className={classes.files}>
    {files.map((file) => (
      <FileCard key={file.id} file={file} />
    ))}
  </div>
)

const FileCard = ({ file }: { file: Attachment }) => {
  const text = useText()
  const { language } = useLanguage()
  const { attachment, refresh } = useFresh(file)
  const size = sizeText(language, file.size)
  return (
    <a
      className={classes.file}
      href={attachment.url}
      download={file.name}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!isOver(attachment)) return
        // The address has ended while nobody looked.
        event.preventDefault()
        void follow(event.currentTarget, refresh)
      }}
    >
      <VisuallyHidden>{text.conversation.download(file.name, size)}</VisuallyHidden>
      <span className={classes.icon}>
        <Icon name="file" />
      </span>
      <span className={classes.what} aria-hidden="true">
        <span className={classes.name}>{file.name}</span>
        <span className={classes.size}>{size}</span>
      </span>
      <Icon name="download" size={18} />
    </a>
  )
}

const follow = async (link: HTMLAnchorElement, refresh: () => Promise<Attachment>): Promise<void> => {
  try {
    link.href = (await refresh()).url
    link.click()
  } catch {
    // It is gone, or not there just now: a click tries again.
  }
}
