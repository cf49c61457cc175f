import type { Texts } from './en.ts'

export const de: Texts = {
  language: 'Deutsch',
  connecting: 'Verbinde …',
  away: (since) => `Keine Verbindung seit ${since}. Was Sie schreiben, wird aufbewahrt und dann gesendet.`,
  pickPerson: 'Dieser Server ist zum Ausprobieren. Wer sind Sie?',
  pickHint: 'Öffnen Sie ein zweites Fenster und seien Sie dort jemand anderes.',
  token: 'Token',
  tokenHint: 'Das Ihre Anmeldung ausstellt (ein JWT).',
  notAToken: 'Das ist kein Token: Es hat drei Teile mit Punkten dazwischen.',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  session: {
    welcome: 'Melden Sie sich mit dem Token an, das Ihr Geschäft Ihnen gibt.',
    or: 'oder mit einem Token',
    admin: 'Admin',
    showToken: 'Token zeigen oder verbergen',
    languages: 'Sprache',
    unreachable: 'Der Server antwortet nicht. Es wird immer wieder versucht.',
    anotherToken: 'Ein anderes Token verwenden',
    ended: {
      suspended: {
        title: 'Sie sind gesperrt',
        until: (time) => `Sie sind gesperrt bis ${time}`,
        why: (reason) => `Der angegebene Grund: „${reason}“`,
        more: 'Fragen Sie, wer dies hier betreibt.',
      },
      expired: {
        title: 'Ihr Token ist abgelaufen',
        more: 'Melden Sie sich mit einem neuen an. Was noch nicht gesendet ist, wird dann gesendet.',
      },
      refused: {
        title: 'Ihr Token wurde abgelehnt',
        more: 'Es ist keines von diesem Server. Melden Sie sich mit einem anderen an.',
      },
      erased: { title: 'Dieses Konto wurde gelöscht', more: 'Nichts davon ist mehr da.' },
    },
  },
  conversations: 'Unterhaltungen',
  noConversations: 'Noch hat niemand geschrieben.',
  chooseConversation: 'Wählen Sie eine Unterhaltung, oder beginnen Sie eine.',
  deletedMessage: 'Diese Nachricht wurde gelöscht.',
  unread: (count) => `${count} ungelesen`,
  messageTo: (name) => `Nachricht an ${name}`,
  send: 'Senden',
  back: 'Zurück',
  notThere: 'Diese Unterhaltung gibt es nicht, oder sie ist nicht mehr Ihre.',
}
