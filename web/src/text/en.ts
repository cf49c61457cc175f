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
    own: (name: string) => `You are ${name}`,
    catchingUp: 'Connected again. Fetching what happened …',
    caughtUp: (missed: number): string =>
      missed === 0 ? 'Connected again. Nothing was missed.' : 'Connected again. All that was missed is here.',
  },
}

export type Texts = typeof en
