import type { WebSocket } from 'ws'

/** Finds connections that are dead: one timer for all sockets. */
export interface KeepAlive {
  watch(ws: WebSocket): void
  /** It is closed. */
  forget(ws: WebSocket): void
  close(): void
}

/**
 * Pings every `pingMs`; a socket that answered none of the pings before the last, and said nothing else, is ended: an answer waits behind
 * all that its client has sent before.
 */
export const startKeepAlive = (pingMs: number, sockets: ReadonlySet<WebSocket>): KeepAlive => {
  /** Who was pinged, and has not answered. */
  const silent = new Set<WebSocket>()
  const pings = setInterval(() => {
    for (const ws of sockets) {
      if (silent.has(ws)) ws.terminate()
      else if (ws.readyState === ws.OPEN) {
        silent.add(ws)
        ws.ping()
      }
    }
  }, pingMs)
  // One for all sockets.
  const heard = function (this: WebSocket): void {
    silent.delete(this)
  }
  return {
    watch: (ws) => ws.on('pong', heard).on('message', heard),
    forget: (ws) => silent.delete(ws),
    close: () => clearInterval(pings),
  }
}
