import type { Actor } from '../kernel/actor.ts'

/** What a person is connected with: a WebSocket, or a stream over HTTP. */
export interface Device {
  actor: Actor
  /** With a WebSocket's close code; a stream over HTTP is just ended. */
  close(code: number, reason: string): void
}

/** What the sockets of a person who is suspended are closed with. */
export const suspendedClose = [4403, 'Suspended'] as const
/** The same of a person who was erased. */
export const erasedClose = [4403, 'Erased'] as const

export interface Devices {
  /** Until the answer is called, which may be called twice. */
  add(device: Device): () => void
  /** Those of one person. */
  of(userId: string): Iterable<Device>
  countOf(userId: string): number
  closeAll(userId: string, how: readonly [code: number, reason: string]): void
  /** People who are connected by at least one. */
  people(): Iterable<string>
  readonly size: number
  /** Different people among them. */
  readonly peopleCount: number
  close(): void
}

export interface DevicesOptions {
  /** Milliseconds since 1970. */
  now(): number
  /** Told at a person's first device, and when the last one is gone. Must not throw. */
  onCame?(userId: string): void
  onLeft?(userId: string): void
}

/** Who is connected to this process, and how; closes what stays longer than its token holds, by one timer for all. */
export const createDevices = ({ now, onCame, onLeft }: DevicesOptions): Devices => {
  const byPerson = new Map<string, Set<Device>>()
  let size = 0
  const ends = setInterval(() => {
    const seconds = now() / 1000
    for (const devices of byPerson.values())
      for (const { actor, close } of devices)
        if ((actor.expiresAt ?? Infinity) <= seconds) close(4403, 'The token has expired')
  }, 1000)
  return {
    get size() {
      return size
    },
    get peopleCount() {
      return byPerson.size
    },
    of: (userId) => byPerson.get(userId) ?? [],
    countOf: (userId) => byPerson.get(userId)?.size ?? 0,
    closeAll: (userId, how) => {
      for (const device of byPerson.get(userId) ?? []) device.close(...how)
    },
    people: () => byPerson.keys(),
    add: (device) => {
      const { id } = device.actor
      const devices = byPerson.get(id)
      size++
      if (devices) devices.add(device)
      else {
        byPerson.set(id, new Set([device]))
        onCame?.(id)
      }
      return () => {
        const own = byPerson.get(id)
        if (!own?.delete(device)) return
        size--
        if (own.size > 0) return
        byPerson.delete(id)
        onLeft?.(id)
      }
    },
    close: () => clearInterval(ends),
  }
}
