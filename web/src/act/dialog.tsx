import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../text/text.tsx'

interface DialogProps {
  title: string
  /** @default sm */
  size?: 'sm' | 'md'
  onClose(): void
  children: ReactNode
}

/** A window above the page. Whoever opened it has the keyboard taken back. */
export const Dialog = ({ title, size = 'sm', onClose, children }: DialogProps) => {
  const text = useText()
  return (
    <Modal
      opened
      centered
      size={size}
      radius="lg"
      title={title}
      onClose={onClose}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': text.close }}
      styles={{ title: { fontWeight: 650, fontSize: '1.0625rem' } }}
    >
      {children}
    </Modal>
  )
}
