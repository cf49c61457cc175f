/** All that the page says, in English. Another language is a file like this one, which the type check holds to it. */
export const en = {
  language: 'English',
  connecting: 'Connecting …',
  away: (since: string) => `No connection since ${since}. What you write is kept, and sent when it is back.`,
  pickPerson: 'This server is for trying things out. Who are you?',
  pickHint: 'Open a second window and be somebody else there.',
  token: 'Token',
  tokenHint: 'The one that your sign-in gives (a JWT).',
  notAToken: 'This isn’t a token: it has three parts with dots between them.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  session: {
    welcome: 'Sign in with the token that your shop gives you.',
    or: 'or with a token',
    admin: 'admin',
    showToken: 'Show or hide the token',
    languages: 'Language',
    unreachable: 'The server doesn’t answer. It is tried again and again.',
    anotherToken: 'Use another token',
    ended: {
      suspended: {
        title: 'You are suspended',
        until: (time: string) => `You are suspended until ${time}`,
        why: (reason: string) => `The reason given: “${reason}”`,
        more: 'Ask whoever runs this place.',
      },
      expired: {
        title: 'Your token has expired',
        more: 'Sign in with a fresh one. What you wrote and wasn’t sent yet is sent then.',
      },
      refused: { title: 'Your token was refused', more: 'It isn’t one of this server’s. Sign in with another one.' },
      erased: { title: 'This account was erased', more: 'Nothing of it is there any more.' },
    },
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
}

export type Texts = typeof en
