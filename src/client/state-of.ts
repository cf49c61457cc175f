interface Marks {
  readonly deliveredSeq: number
  readonly readSeq: number
  readonly user: { readonly id: string }
}

/**
 * What `Message.state` says, out of the members' marks, which events keep true: READ once all the others have read it,
 * DELIVERED once a device of each of them has it, else SENT.
 */
export const stateOf = (
  message: { readonly seq: number; readonly sender: { readonly id: string } },
  members: readonly Marks[],
): 'SENT' | 'DELIVERED' | 'READ' => {
  const others = members.filter(({ user }) => user.id !== message.sender.id)
  if (others.length === 0) return 'SENT'
  if (others.every(({ readSeq }) => readSeq >= message.seq)) return 'READ'
  return others.every(({ deliveredSeq, readSeq }) => Math.max(deliveredSeq, readSeq) >= message.seq)
    ? 'DELIVERED'
    : 'SENT'
}
