/** What processes tell each other and nobody keeps: small, plain JSON, and harmless to lose. */
export type Ephemeral =
  | { what: 'typing'; conversationId: string; userId: string; isTyping: boolean }
  /** The people's connections or availability have changed, and can be read. */
  | { what: 'presence'; userIds: string[] }

/** Ephemera between processes: heard by one's own process at once, by the others soon, or never. Hearers must not throw. */
export interface Bus {
  publish(message: Ephemeral): void
  hear(hearer: (message: Ephemeral) => void): void
}

/** For one process. Others find out of presence by looking, and of typing not at all. */
export const createLocalBus = (): Bus => {
  const hearers: ((message: Ephemeral) => void)[] = []
  return {
    publish: (message) => {
      for (const hear of hearers) hear(message)
    },
    hear: (hearer) => void hearers.push(hearer),
  }
}
