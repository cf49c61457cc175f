import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import mongoose, { type mongo } from 'mongoose'
import { replicaSet } from './mongod-options.ts'

/** Often enough that a start isn't slowed down by it. */
const pollMs = 10

interface Mongod {
  port: number
  /** Another mongod may have come to have the port; it isn't touched. */
  pid: number
  giveUp: AbortSignal
}

/** Resolves once this mongod is the writable primary of its one-node set, which is made or mended as needed. */
export const becomePrimary = async ({ port, pid, giveUp }: Mongod): Promise<void> => {
  const pause = () => delay(pollMs, undefined, { signal: giveUp })
  while (!(await listens(port))) await pause()

  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    const admin = client.db('admin')
    while (!(await isProcess(admin, pid))) await pause()
    while (!(await isPrimary(admin, `127.0.0.1:${port}`))) await pause()
  } finally {
    await client.close()
  }
}

const isProcess = async (admin: mongo.Db, pid: number): Promise<boolean> =>
  Number((await admin.command({ serverStatus: 1 })).pid) === pid

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

const isPrimary = async (admin: mongo.Db, host: string): Promise<boolean> => {
  const { isWritablePrimary } = await admin.command({ hello: 1 })
  if (isWritablePrimary) return true

  const code = await codeOf(admin.command({ replSetGetStatus: 1 }))
  if (code === notYetInitialized) await initiate(admin, host)
  if (code === notAMember) await moveTo(admin, host)

  return false
}

const notYetInitialized = 94
/** What a member says whose config knows it by another port. */
const notAMember = 93

const initiate = (admin: mongo.Db, host: string): Promise<unknown> =>
  codeOf(admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } }))

const moveTo = async (admin: mongo.Db, host: string): Promise<void> => {
  const { config } = await admin.command({ replSetGetConfig: 1 })
  const members = [{ ...config.members[0], host }]
  await codeOf(admin.command({ replSetReconfig: { ...config, members, version: config.version + 1 }, force: true }))
}

/** The code of the server's refusal, undefined where it agreed; what it refuses now, it is asked again. */
const codeOf = (command: Promise<unknown>): Promise<number | string | undefined> =>
  command.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof mongoose.mongo.MongoServerError) return error.code
      throw error
    },
  )
