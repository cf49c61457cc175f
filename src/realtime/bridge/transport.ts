/** What carries bytes from one process to all of them, its own among them. It may lose what it is given, and doesn't keep it. */
export interface Transport {
  /** Resolves once it is on its way, rejects where it isn't; never waits for longer than a second or so. */
  send(bytes: Buffer): Promise<void>
  /** Called where nothing has come back for a while: begins to hear anew. */
  renew(): void
  close(): Promise<void>
}

export interface TransportHooks {
  heard(bytes: Buffer): void
  /** From here on everything is heard; what was said before may have been missed. */
  joined(): void
  onTrouble(message: string, error: unknown): void
}

/** A way between processes: those that name the same channel hear each other. */
export interface Way {
  /** As operators know it. */
  name: string
  open(channel: string, hooks: TransportHooks): Transport
}
