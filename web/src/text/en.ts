/** All that the page says, in English. Another language is a file like this one, which the type check holds to it. */
export const en = {
  language: 'English',
  connecting: 'Connecting …',
  away: (since: string) => `No connection since ${since}. What you write is kept, and sent when it is back.`,
  pickPerson: 'This server is for trying things out. Who are you?',
  pickHint: 'Open a second window and be somebody else there.',
  adminNamed: (name: string) => `${name} (admin)`,
  token: 'Token',
  tokenHint: 'The one that your sign-in gives (a JWT).',
  notAToken: 'This isn’t a token: it has three parts with dots between them.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  ended: {
    suspended: 'You are suspended',
    expired: 'Your token has expired',
    refused: 'Your token was refused',
    otherPerson: 'That token is somebody else’s',
  },
  conversations: 'Conversations',
  noConversations: 'Nobody has written yet.',
  chooseConversation: 'Choose a conversation, or begin one.',
  deletedMessage: 'This message was deleted.',
  unread: (count: number) => `${count} unread`,
  messageTo: (name: string) => `Message to ${name}`,
  send: 'Send',
  back: 'Back',
  notThere: 'This conversation isn’t there, or isn’t yours any more.',
  shell: {
    areas: 'Areas',
    chats: 'Chats',
    broadcasts: 'Broadcasts',
    rooms: 'Rooms',
    settings: 'Settings',
    skip: 'Skip to the main part',
    own: (name: string, status: string | null): string => `You are ${name}${status ? `: ${status}` : ''}`,
    catchingUp: 'Connected again. Fetching what happened …',
    caughtUp: (missed: number): string =>
      missed === 0 ? 'Connected again. Nothing was missed.' : 'Connected again. All that was missed is here.',
  },
  conversation: {
    /** Of what is beside them on a wide screen, and behind a button on a phone. */
    history: (name: string) => `Messages with ${name}`,
    you: 'You',
    someone: 'Deleted user',
    messageOf: (name: string, when: string) => `${name}, ${when}`,
    types: 'typing …',
    typing: (names: string[]): string =>
      names.length === 1
        ? `${names[0]} is typing …`
        : names.length === 2
          ? `${names[0]} and ${names[1]} are typing …`
          : `${names.length} people are typing …`,
    members: (count: number, online: number): string =>
      `${count === 1 ? '1 member' : `${count} members`}${online > 0 ? `, ${online} online` : ''}`,
    beginning: 'This is the beginning of the conversation.',
    writeFirst: 'Nothing was written yet. Say hello!',
    loading: 'Loading messages …',
    loadFailed: 'The messages could not be loaded.',
    tryAgain: 'Try again',
    newMessages: 'New messages',
    toNewest: (count: number) =>
      count === 0 ? 'To the newest messages' : count === 1 ? '1 new message' : `${count} new messages`,
    said: (name: string, what: string) => `${name}: ${what}`,
    edited: 'edited',
    toOriginal: (name: string, what: string) => `In answer to ${name}: ${what}`,
    replyTo: (name: string) => `Reply to ${name}`,
    cancelReply: 'Don’t reply',
    fromAdmin: 'Admin',
    editing: 'Change the message',
    cancelEdit: 'Don’t change it',
    save: 'Save',
    showMore: 'Show more',
    showLess: 'Show less',
    image: 'Picture',
    images: (count: number) => (count === 1 ? 'Picture' : `${count} pictures`),
    files: (count: number) => (count === 1 ? 'File' : `${count} files`),
    state: {
      pending: 'Waiting to be sent',
      failed: 'Not sent',
      SENT: 'Sent',
      DELIVERED: 'Delivered',
      READ: 'Read',
    },
    retry: 'Send again',
    drop: 'Discard',
    placeholder: 'Message',
    charactersLeft: (count: number) => (count >= 0 ? `${count} left` : `${-count} too many`),
    tooLong: 'A message has at most 10,000 characters.',
  },
  people: {
    online: 'Online',
    offline: 'Offline',
    availability: {
      ONLINE: 'Online',
      AWAY: 'Away',
      DO_NOT_DISTURB: 'Do not disturb',
      INVISIBLE: 'Invisible',
    },
    lastSeen: (day: string, time: string) => `Last seen ${day} at ${time}`,
  },
  /** By the server's code. */
  errors: {
    FORBIDDEN: 'You may not do this.',
    NOT_FOUND: 'This isn’t there any more.',
    BAD_USER_INPUT: 'The server can’t take this as it is.',
    CONFLICT: 'This can’t be done as things are now.',
    IDEMPOTENCY_CONFLICT: 'This was sent before, with another content.',
    BLOCKED: 'One of you has blocked the other.',
    SUSPENDED: 'You are suspended.',
    UNAUTHENTICATED: 'You are no longer signed in.',
    OPERATION_TOO_COMPLEX: 'This is too much at once. Be more exact, please.',
    PAYLOAD_TOO_LARGE: 'This is too large.',
    OVERLOADED: 'The server has much to do just now. Please try again.',
    UNAVAILABLE: 'It isn’t known whether this was done. Please try again.',
    INTERNAL_SERVER_ERROR: 'That didn’t work. Please try again.',
    OUTBOX_FULL: 'Too many messages wait for the connection already.',
    rateLimited: (seconds: number): string =>
      seconds === 1
        ? 'That was too often. Try again in a second.'
        : `That was too often. Try again in ${seconds} seconds.`,
  },
}

export type Texts = typeof en
