import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { GraphQLError } from 'graphql'
import { CloseCode } from 'graphql-ws'
import { createGrace } from '../../kernel/grace.ts'
import { refusalError } from '../graphql/errors.ts'
import type { Addresses } from '../limits/addresses.ts'
import { limited, type Rates } from '../limits/rates.ts'
import { createStrangers } from '../limits/strangers.ts'
import type { Connection } from './introduce.ts'
import { Parked } from './parked.ts'

export interface SocketLimitsNeeds {
  rates: Rates
  addresses: Addresses
  /** Milliseconds within which a client introduces itself, and then within which that is checked. */
  initMs: number
  onRefused(code: string): void
}

/** Milliseconds after which there is likely to be room again for what one socket has too much of. */
const soon = 1000

/** What sockets may: who may open one, for how long nobody need say whose it is, and what runs on it at once. */
export const createSocketLimits = ({ rates, addresses, initMs, onRefused }: SocketLimitsNeeds) => {
  const { running, subscriptions, strangerSockets } = rates.ofSocket
  const strangers = createStrangers(strangerSockets)
  /** Those that have not introduced themselves yet. */
  const unknown = createGrace<Connection>(initMs, ({ socket }) =>
    socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
  )
  let coming = 0
  return {
    /** Those that are not through with introducing themselves: thousands that come at once would each wait for all the others. */
    get coming() {
      return coming
    },
    /** Where a handshake comes from; null: it was answered that it may not be. */
    admit: (request: IncomingMessage, stream: Duplex): { address: string | null } | null => {
      const address = addresses.of(request)
      const refused = rates.connection(address) ?? strangers.refusal(address)
      if (!refused) return { address }
      onRefused(refused.code)
      const seconds = Math.ceil(refused.details.retryAfter! / 1000)
      stream.end(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${seconds}\r\nConnection: close\r\n\r\n`)
      return null
    },
    came: (connection: Connection): void => {
      coming++
      unknown.add(connection)
      strangers.came(connection.address)
    },
    /** Its time begins anew, as what is checked may hang as well. */
    introduces: (connection: Connection): void => unknown.add(connection),
    /** Or it has ended. */
    isKnown: (connection: Connection): void => {
      unknown.take(connection)
      if (!connection.isStranger) return
      connection.isStranger = false
      coming--
      strangers.left(connection.address)
    },
    /** Why no operation may begin now; null where one may. */
    runs: (connection: Connection): GraphQLError[] | null =>
      connection.running < running ? null : [refusalError(limited('operations at once', soon))],
    /** The same of a subscription. */
    opens: (connection: Connection): GraphQLError[] | null =>
      Parked.areSoMany(connection, subscriptions)
        ? [refusalError(limited('subscriptions on one connection', soon))]
        : null,
    close: (): void => void unknown.close(),
  }
}
