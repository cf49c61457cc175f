import { Text } from '@mantine/core'
import type { AttachmentFieldsFragment } from 'parley/client'
import { Icon } from '../shell/icon.tsx'
import { useText } from '../text/text.tsx'
import { useSizes } from '../text/size.ts'
import classes from './broadcast-item.module.css'
import { useFreshUrls } from './use-fresh-urls.ts'

/** Pictures as they are, files by name. */
export const BroadcastFiles = ({ attachments }: { attachments: readonly AttachmentFieldsFragment[] }) => {
  const text = useText()
  const sizeOf = useSizes()
  const fresh = useFreshUrls(attachments)
  const images = fresh.filter(({ thumbnailUrl }) => thumbnailUrl)
  const files = fresh.filter(({ thumbnailUrl }) => !thumbnailUrl)
  return (
    <>
      {images.length > 0 && (
        <ul className={classes.images}>
          {images.map(({ id, name, url, thumbnailUrl, width, height }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noopener noreferrer" title={name}>
                <img
                  src={thumbnailUrl!}
                  alt={text.broadcasts.picture(name)}
                  style={{ aspectRatio: width && height ? `${width} / ${height}` : undefined }}
                  width={width ? Math.min(width, 480) : undefined}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map(({ id, name, size, url }) => (
            <li key={id}>
              <a className={classes.file} href={url} target="_blank" rel="noopener noreferrer">
                <Icon name="file" />
                <span className={classes.fileName}>{name}</span>
                <Text span size="sm" c="dimmed">
                  {sizeOf(size)}
                </Text>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
