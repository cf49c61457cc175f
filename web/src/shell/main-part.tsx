import { Suspense } from 'react'
import { useChat } from '../chat/chat-context.ts'
import { ConversationPage } from '../conversation/conversation-page.tsx'
import type { Route } from '../route/route.ts'
import { AdminPage } from './admin-part.ts'
import { later } from './later.ts'
import { Start } from './start.tsx'

const BroadcastsPage = later(() => import('../broadcasts/broadcasts-page.tsx').then((part) => part.BroadcastsPage))
const RoomsPage = later(() => import('../rooms/rooms-page.tsx').then((part) => part.RoomsPage))
const SettingsPage = later(() => import('../settings/settings-page.tsx').then((part) => part.SettingsPage))

/** What the address says. */
export const MainPart = ({ route }: { route: Route }) => (
  <Suspense fallback={<main aria-busy />}>
    <Page route={route} />
  </Suspense>
)

const Page = ({ route }: { route: Route }) => {
  const { viewer } = useChat()
  switch (route.at) {
    case 'conversation':
      return <ConversationPage key={route.id} id={route.id} messageId={route.messageId ?? null} />
    case 'broadcasts':
      return <BroadcastsPage />
    case 'rooms':
      return <RoomsPage />
    case 'settings':
      return <SettingsPage />
    case 'admin':
      return viewer.role === 'ADMIN' ? <AdminPage part={route.part} id={route.id} /> : <Start />
    default:
      return <Start />
  }
}
