import { useState, type ReactNode } from 'react'
import classes from './avatar.module.css'
import { colourOf, initialsOf } from './colour.ts'

interface AvatarProps {
  /** What the colour is of, where there is no picture. */
  id: string
  name: string
  url?: string | null | undefined
  /** In pixels. @default 40 */
  size?: number
  /** At its lower right, such as a presence dot. */
  children?: ReactNode
}

/** A picture, or initials on a colour. Beside a name, so it is said by nobody: the initials are no text of the page. */
export const Avatar = ({ id, name, url, size = 40, children }: AvatarProps) => {
  const [broken, setBroken] = useState<string | null>(null)
  const hasPicture = url && url !== broken
  return (
    <span className={classes.avatar} style={{ width: size, height: size, fontSize: size * 0.4 }}>
      <span
        className={classes.face}
        style={hasPicture ? undefined : { backgroundColor: colourOf(id) }}
        data-initials={hasPicture ? undefined : initialsOf(name)}
        aria-hidden="true"
      >
        {hasPicture && <img src={url} alt="" onError={() => setBroken(url)} />}
      </span>
      {children}
    </span>
  )
}
