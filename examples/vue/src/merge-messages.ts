interface Versioned {
  id: string
  seq: number
  version: number
}

/** Each message once, as it is newest, in order: an answer may be older than an event that came before it. */
export const mergeMessages = <Message extends Versioned>(
  known: readonly Message[],
  more: readonly Message[],
): Message[] => {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of more) {
    const other = byId.get(message.id)
    if (!other || other.version <= message.version) byId.set(message.id, message)
  }
  return [...byId.values()].sort((one, other) => one.seq - other.seq)
}
