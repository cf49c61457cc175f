interface Marks {
  readonly readSeq: number
  readonly user: { readonly id: string }
}

/**
 * What `Message.state` would say, out of the members' marks, which events keep true: READ once all the others have
 * read it, else SENT.
 */
export const stateOf = (
  message: { readonly seq: number; readonly sender: { readonly id: string } },
  members: readonly Marks[],
): 'SENT' | 'READ' => {
  const others = members.filter(({ user }) => user.id !== message.sender.id)
  return others.length > 0 && others.every(({ readSeq }) => readSeq >= message.seq) ? 'READ' : 'SENT'
}
