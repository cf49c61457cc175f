import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import classes from './drop-area.module.css'

interface DropAreaProps {
  /** null: nothing can be dropped here. */
  onDrop: ((files: readonly File[]) => void) | null
  children: ReactNode
}

/** Takes files that are dropped anywhere on it. */
export const DropArea = ({ onDrop, children }: DropAreaProps) => {
  const text = useText()
  const [isOver, setIsOver] = useState(false)
  // What is inside is entered before what is around it is left.
  const depth = useRef(0)
  const withFiles =
    (work: (event: DragEvent) => void) =>
    (event: DragEvent): void => {
      if (!onDrop || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      work(event)
    }
  return (
    <div
      className={classes.area}
      onDragEnter={withFiles(() => {
        depth.current++
        setIsOver(true)
      })}
      onDragOver={withFiles(({ dataTransfer }) => (dataTransfer.dropEffect = 'copy'))}
      onDragLeave={withFiles(() => {
        depth.current = Math.max(0, depth.current - 1)
        if (depth.current === 0) setIsOver(false)
      })}
      onDrop={withFiles(({ dataTransfer }) => {
        depth.current = 0
        setIsOver(false)
        onDrop?.([...dataTransfer.files])
      })}
    >
      {children}
      {isOver && (
        <div className={classes.over}>
          <Icon name="attach" size={32} />
          {text.conversation.uploads.drop}
        </div>
      )}
    </div>
  )
}
