import { useMediaQuery } from '@mantine/hooks'
import { ConversationPage } from '../conversation/conversation-page.tsx'
import { Sidebar } from '../conversations/sidebar.tsx'
import { useRoute, type Route } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { ConnectionLine } from './connection-line.tsx'
import classes from './shell.module.css'

/** On a wide screen the list and what is chosen in it, side by side; on a phone the one or the other. */
export const Shell = () => {
  const route = useRoute()
  const isWide = useMediaQuery('(min-width: 48em)', true)
  return (
    <div className={classes.page}>
      <ConnectionLine />
      <div className={classes.parts}>
        {(isWide || route.at === 'start') && <Sidebar />}
        {(isWide || route.at !== 'start') && <Main route={route} />}
      </div>
    </div>
  )
}

const Main = ({ route }: { route: Route }) => {
  const text = useText()
  switch (route.at) {
    case 'conversation':
      return <ConversationPage key={route.id} id={route.id} messageId={route.messageId ?? null} />
    default:
      return <main className={classes.empty}>{text.chooseConversation}</main>
  }
}
