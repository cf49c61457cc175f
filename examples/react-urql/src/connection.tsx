import { useSyncExternalStore } from 'react'
import { signOut, socket } from './session.ts'

let isConnected = false
const listen = (onChange: () => void) => {
  const become = (is: boolean) => () => {
    isConnected = is
    onChange()
  }
  const stops = [socket.on('connected', become(true)), socket.on('closed', become(false))]
  return () => stops.forEach((stop) => stop())
}

export const Connection = ({ name }: { name: string }) => (
  <header>
    {name} · <span role="status">{useSyncExternalStore(listen, () => isConnected) ? 'connected' : 'connecting …'}</span>{' '}
    <button onClick={signOut}>Sign out</button>
  </header>
)
