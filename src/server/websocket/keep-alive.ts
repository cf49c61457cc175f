import type { WebSocket } from 'ws'

/** Finds connections that are dead: one timer for all sockets. */
export interface KeepAlive {
  watch(ws: WebSocket): void
  close(): void
}

/** Pings every `pingMs`; a socket that answered none of the pings before the last is ended. */
export const startKeepAlive = (pingMs: number): KeepAlive => {
  const sockets = new Map<WebSocket, { alive: boolean }>()
  const pings = setInterval(() => {
    for (const [ws, state] of sockets) {
      if (!state.alive) ws.terminate()
      else if (ws.readyState === ws.OPEN) {
        state.alive = false
        ws.ping()
      }
    }
  }, pingMs)
  return {
    watch: (ws) => {
      const state = { alive: true }
      sockets.set(ws, state)
      ws.on('pong', () => {
        state.alive = true
      })
      ws.once('close', () => sockets.delete(ws))
    },
    close: () => clearInterval(pings),
  }
}
