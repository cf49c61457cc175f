import type { AttachmentFieldsFragment } from 'parley/client'
import { Suspense, useState } from 'react'
import { Files } from '../conversation/attachments/files.tsx'
import { Pictures } from '../conversation/attachments/pictures.tsx'
import { later } from '../shell/later.ts'

const Lightbox = later(() => import('../conversation/attachments/lightbox.tsx').then((part) => part.Lightbox))

/** Pictures to be shown large, and files to be saved. */
export const BroadcastFiles = ({ attachments }: { attachments: readonly AttachmentFieldsFragment[] }) => {
  const [shown, setShown] = useState<number | null>(null)
  const pictures = attachments.filter(({ thumbnailUrl }) => thumbnailUrl)
  const files = attachments.filter(({ thumbnailUrl }) => !thumbnailUrl)
  return (
    <>
      {pictures.length > 0 && <Pictures pictures={pictures} onOpen={setShown} />}
      {files.length > 0 && <Files files={files} />}
      {shown !== null && (
        <Suspense>
          <Lightbox pictures={pictures} index={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  )
}
