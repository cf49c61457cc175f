import type { WebSocket } from 'ws'

/** Finds connections that are dead, and tokens that have ended: one timer for all sockets. */
export interface KeepAlive {
  /** `expiresAt` in milliseconds; called once when it has passed. */
  watch(ws: WebSocket, watched: { expiresAt: () => number | null; expired: () => void }): void
  close(): void
}

/** Pings every `pingMs`; a socket that answered none of the pings before the last is ended. Tokens are looked at each second. */
export const startKeepAlive = (pingMs: number, now: () => number): KeepAlive => {
  const sockets = new Map<WebSocket, { alive: boolean; expiresAt: () => number | null; expired: () => void }>()
  const pings = setInterval(() => {
    for (const [ws, state] of sockets) {
      if (!state.alive) ws.terminate()
      else if (ws.readyState === ws.OPEN) {
        state.alive = false
        ws.ping()
      }
    }
  }, pingMs)
  const ends = setInterval(() => {
    for (const { expiresAt, expired } of sockets.values()) if ((expiresAt() ?? Infinity) <= now()) expired()
  }, 1000)
  return {
    watch: (ws, watched) => {
      const state = { alive: true, ...watched }
      sockets.set(ws, state)
      ws.on('pong', () => {
        state.alive = true
      })
      ws.once('close', () => sockets.delete(ws))
    },
    close: () => {
      clearInterval(pings)
      clearInterval(ends)
    },
  }
}
