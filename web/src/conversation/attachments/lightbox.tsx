import { ActionIcon, Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import type { Attachment } from '../message/actions.ts'
import { useFresh } from './fresh.ts'
import classes from './lightbox.module.css'

interface LightboxProps {
  pictures: readonly Attachment[]
  /** The one that is shown first. */
  index: number
  onClose(): void
}

/** A message's pictures, as large as they are or as there is room; arrow keys go from one to the next. */
export const Lightbox = ({ pictures, index: first, onClose }: LightboxProps) => {
  const text = useText().conversation.lightbox
  const [index, setIndex] = useState(first)
  const picture = pictures[index]!
  const go = (by: number): void => setIndex((at) => Math.min(pictures.length - 1, Math.max(0, at + by)))
  useHotkeys([
    ['ArrowLeft', () => go(-1)],
    ['ArrowRight', () => go(1)],
  ])
  return (
    <Modal.Root opened onClose={onClose} fullScreen transitionProps={{ transition: 'fade' }}>
      <Modal.Overlay />
      <Modal.Content className={classes.content} aria-label={picture.name}>
        <div className={classes.bar}>
          <span className={classes.name}>{picture.name}</span>
          {pictures.length > 1 && (
            <span role="status" aria-label={text.place(index + 1, pictures.length)}>
              {index + 1} / {pictures.length}
            </span>
          )}
          <OriginalLink picture={picture} />
          <ActionIcon variant="subtle" color="white" size="lg" aria-label={text.close} onClick={onClose} data-autofocus>
            <Icon name="close" />
          </ActionIcon>
        </div>
        <div className={classes.stage} onClick={onClose}>
          <Large key={picture.id} picture={picture} />
        </div>
        {pictures.length > 1 && (
          <>
            <Step name="back" label={text.previous} isDisabled={index === 0} onClick={() => go(-1)} />
            <Step name="next" label={text.next} isDisabled={index === pictures.length - 1} onClick={() => go(1)} />
          </>
        )}
      </Modal.Content>
    </Modal.Root>
  )
}

const OriginalLink = ({ picture }: { picture: Attachment }) => {
  const text = useText().conversation.lightbox
  const { attachment } = useFresh(picture)
  return (
    <ActionIcon
      component="a"
      href={attachment.url}
      target="_blank"
      rel="noopener noreferrer"
      variant="subtle"
      color="white"
      size="lg"
      aria-label={text.original}
    >
      <Icon name="download" />
    </ActionIcon>
  )
}

const Large = ({ picture }: { picture: Attachment }) => {
  const { attachment, refresh } = useFresh(picture)
  const [tried, setTried] = useState<string | null>(null)
  const { width, height } = picture
  return (
    <img
      className={classes.picture}
      src={attachment.url}
      alt={picture.name}
      width={width ?? undefined}
      height={height ?? undefined}
      // What is there already is shown until it is sharp.
      style={attachment.thumbnailUrl ? { backgroundImage: `url("${attachment.thumbnailUrl}")` } : undefined}
      onClick={(event) => event.stopPropagation()}
      onError={() => {
        if (tried === attachment.url) return
        setTried(attachment.url)
        void refresh().catch(() => {})
      }}
    />
  )
}

interface StepProps {
  name: 'back' | 'next'
  label: string
  isDisabled: boolean
  onClick(): void
}

const Step = ({ name, label, isDisabled, onClick }: StepProps) => (
  <ActionIcon
    className={classes.step}
    data-to={name}
    variant="filled"
    color="dark"
    size={44}
    radius="xl"
    disabled={isDisabled}
    aria-label={label}
    onClick={onClick}
  >
    <Icon name={name} />
  </ActionIcon>
)
