import type { Context } from 'graphql-ws'
import type { Logger } from 'pino'
import type { Actor } from '../../kernel/actor.ts'
import { ChatError } from '../../kernel/errors.ts'
import { erasedClose, suspendedClose, type Devices } from '../devices.ts'
import type { Rates } from '../limits/rates.ts'
import type { SignIn } from '../sign-in.ts'
import { readToken } from './connection-params.ts'
import type { Parking } from './parked.ts'

/** What belongs to one connection beside the protocol's own state. */
export interface Connection extends Parking {
  actor: Actor | null
  /** Where it comes from; null: not known. */
  address: string | null
  /** It hasn't said yet whose it is. */
  isStranger: boolean
  /** Operations that run, without those that are open. */
  running: number
  /** See `Rates.ping`. */
  pinged: number
  /** Where its streams go on, as it said when it introduced itself. */
  resume: unknown
  /** Takes it off its person's devices. */
  gone(): void
}

export interface IntroduceNeeds {
  signIn: SignIn
  devices: Devices
  refusal(userId: string): ChatError | null
  rates: Pick<Rates, 'device'>
  logger: Logger
  onRefused(code: string): void
}

/** A client says who it is: whether it may stay, and where it may not, it is closed with the reason. */
export const createIntroduce =
  ({ signIn, devices, refusal, rates, logger, onRefused }: IntroduceNeeds) =>
  async (context: Context<Record<string, unknown>, Connection>): Promise<boolean> => {
    const { connectionParams, extra } = context
    extra.resume = connectionParams?.['resume']
    // They are kept with the connection, which needs the token no more.
    Object.assign(context, { connectionParams: undefined })
    try {
      const actor = await signIn(readToken(connectionParams))
      const refused = actor && refusal(actor.id)
      const tooMany = actor && !refused ? rates.device(actor, devices.countOf(actor.id)) : null
      if (!actor || refused || tooMany) onRefused((refused ?? tooMany)?.code ?? 'UNAUTHENTICATED')
      if (!actor) extra.socket.close(4403, 'Sign in: give a token')
      else if (refused?.code === 'SUSPENDED') extra.socket.close(...suspendedClose)
      else if (refused) extra.socket.close(...erasedClose)
      else if (tooMany) extra.socket.close(1013, 'Too many connections')
      else {
        extra.actor = actor
        if (extra.socket.isOpen)
          extra.gone = devices.add({ actor, close: (code, reason) => extra.socket.close(code, reason) })
        return true
      }
    } catch (error) {
      onRefused(error instanceof ChatError ? error.code : 'INTERNAL_SERVER_ERROR')
      if (error instanceof ChatError && error.code === 'UNAUTHENTICATED') extra.socket.close(4403, error.message)
      else {
        // What was foreseen has been said where it failed.
        if (!(error instanceof ChatError)) logger.error({ err: error }, 'A connection could not be accepted.')
        extra.socket.close(1013, 'Try again later')
      }
    }
    return false
  }
