import { mongo } from 'mongoose'

/** What a server says that is no primary (any more), is on its way down, or doesn't answer in time. */
const passingCodes = new Set<unknown>([6, 7, 50, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436])

/** Whether the database is away for a moment, and nothing is wrong with what it was asked. */
export const isAway = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoServerSelectionError ||
  error instanceof mongo.MongoNotConnectedError ||
  isWithoutConnection(error) ||
  (error instanceof mongo.MongoError && passingCodes.has(error.code))

/** All of the pool's connections were in use for too long. The driver doesn't export its class. */
const isWithoutConnection = (error: unknown): boolean =>
  error instanceof mongo.MongoDriverError && error.name === 'MongoWaitQueueTimeoutError'
