import { useMediaQuery } from '@mantine/hooks'
import { useEffect } from 'react'
import { Sidebar } from '../conversations/sidebar.tsx'
import { useRoute } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { DialogsProvider } from './dialogs.tsx'
import { fetchParts } from './later.ts'
import { MainPart } from './main-part.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { SkipLink } from './skip-link.tsx'
import { useAdminsOnly } from './use-admins-only.ts'
import { useFocusOnRoute } from './use-focus-on-route.ts'
import { useLeaving } from './use-leaving.ts'
import { useTitle } from './use-title.ts'

/**
 * On a wide screen the areas, the list and what is chosen in it, side by side. On a phone the one or the other: the list stays
 * behind, as far down as it was.
 */
export const Shell = () => {
  const text = useText()
  const route = useRoute()
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const isListAlone = !isWide && route.at === 'start'
  useAdminsOnly()
  useTitle()
  useFocusOnRoute()
  useLeaving()
  useEffect(fetchParts, [])
  return (
    <DialogsProvider>
      <div className={classes.page}>
        <SkipLink />
        <ConnectionLine />
        <div className={classes.parts}>
          {(isWide || route.at !== 'conversation') && <Rail />}
          <div className={classes.area}>
            <div
              className={classes.list}
              data-covered={!isWide && !isListAlone ? true : undefined}
              {...(isListAlone && { role: 'main', 'aria-label': text.conversations })}
            >
              <Sidebar />
            </div>
            {!isListAlone && <MainPart route={route} />}
          </div>
        </div>
      </div>
    </DialogsProvider>
  )
}
