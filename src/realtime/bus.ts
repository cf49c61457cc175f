/** What processes tell each other and nobody keeps: small, plain JSON, and harmless to lose. */
export type Ephemeral =
  | { what: 'typing'; conversationId: string; userId: string; isTyping: boolean }
  /** The people's connections or availability have changed, and can be read. */
  | { what: 'presence'; userIds: string[] }
  /** What people and addresses have taken of their limits at the process that tells it. */
  | { what: 'taken'; taken: Taken[] }

/** `n` of the limit that `name` says, by the person or the address that `key` is. */
export interface Taken {
  key: string
  name: string
  n: number
}

/** Ephemera between processes: heard by one's own process at once, by the others soon, or never. Hearers must not throw. */
export interface Bus {
  publish(message: Ephemeral): void
  /** To the other processes alone. */
  tell(message: Ephemeral): void
  hear(hearer: (message: Ephemeral) => void): void
}

/** `tell`: to the other processes. What these told is given to `heard`, and goes to the hearers alone. */
export const createBus = (tell: (message: Ephemeral) => void): Bus & { heard(message: Ephemeral): void } => {
  const hearers: ((message: Ephemeral) => void)[] = []
  const heard = (message: Ephemeral): void => {
    for (const hear of hearers) hear(message)
  }
  return {
    publish: (message) => {
      heard(message)
      tell(message)
    },
    tell,
    heard,
    hear: (hearer) => void hearers.push(hearer),
  }
}
