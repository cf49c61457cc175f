import { UnstyledButton } from '@mantine/core'
import { useState, type CSSProperties } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { Attachment } from '../message/actions.ts'
import { useFresh } from './fresh.ts'
import { boxOf } from './picture-box.ts'
import classes from './pictures.module.css'

interface PicturesProps {
  pictures: readonly Attachment[]
  /** Shows them large, this one first. */
  onOpen?(index: number): void
}

const most = { width: 320, height: 320 }
/** Of each of several. */
const square = 116

const columnsOf = (count: number): number => (count === 2 || count === 4 ? 2 : 3)

/** What is written below them is no wider, unless they are narrow. */
export const widthOf = (pictures: readonly Attachment[]): number =>
  Math.max(220, pictures.length === 1 ? boxOf(pictures[0]!, most).width : columnsOf(pictures.length) * square)

/** One as it is, several as squares side by side. */
export const Pictures = ({ pictures, onOpen }: PicturesProps) => {
  const only = pictures.length === 1 ? pictures[0]! : null
  const columns = columnsOf(pictures.length)
  return (
    <div
      className={classes.pictures}
      data-many={!only || undefined}
      style={{ '--columns': columns, ...(only && boxStyle(only)) } as CSSProperties}
    >
      {pictures.map((picture, index) => (
        <Picture key={picture.id} picture={picture} onOpen={onOpen && (() => onOpen(index))} />
      ))}
    </div>
  )
}

const boxStyle = (picture: Attachment): CSSProperties => {
  const { width, height } = boxOf(picture, most)
  return { width, aspectRatio: `${width} / ${height}` }
}

const Picture = ({ picture, onOpen }: { picture: Attachment; onOpen: (() => void) | undefined }) => {
  const text = useText()
  const { attachment, refresh } = useFresh(picture)
  const [failed, setFailed] = useState<string | null>(null)
  const url = attachment.thumbnailUrl ?? attachment.url
  const label = text.conversation.openPicture(picture.name)
  const image =
    failed === url ? (
      <span className={classes.broken}>
        <Icon name="image" />
      </span>
    ) : (
      <img
        src={url}
        alt={picture.name}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => {
          setFailed(url)
          void refresh().catch(() => {})
        }}
      />
    )
  return onOpen ? (
    <UnstyledButton className={classes.picture} aria-label={label} onClick={onOpen}>
      {image}
    </UnstyledButton>
  ) : (
    <span className={classes.picture}>{image}</span>
  )
}
