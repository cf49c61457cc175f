import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongo } from 'mongoose'
import { findBinary } from './own-mongod.ts'

/** Three mongods as one replica set, with elections that are faster than production's. */
export interface ReplicaSet extends AsyncDisposable {
  uri: string
  /** kill -9 of whoever is primary; resolves to what starts it again. */
  killPrimary(): Promise<() => Promise<void>>
  /** Whoever is primary gives it up to another, which ends the transactions that are under way. */
  stepDown(): Promise<void>
}

export const startReplicaSet = async (): Promise<ReplicaSet> => {
  const [binary, dir] = await Promise.all([findBinary(), mkdtemp(join(tmpdir(), 'parley-set-'))])
  const ports = await Promise.all([freePort(), freePort(), freePort()])
  const running = new Map<number, ChildProcess>()
  const start = async (port: number): Promise<void> => {
    await mkdir(join(dir, String(port)), { recursive: true })
    const options = [
      '--replSet',
      'three',
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--dbpath',
      join(dir, String(port)),
    ]
    const child = spawn(binary, [...options, '--wiredTigerCacheSizeGB', '0.25', '--quiet'], { stdio: 'ignore' })
    running.set(port, child)
    await (await connect(port)).close()
  }
  await Promise.all(ports.map(start))
  const members = ports.map((port, _id) => ({ _id, host: `127.0.0.1:${port}` }))
  const first = await connect(ports[0])
  await first.db('admin').command({
    replSetInitiate: { _id: 'three', members, settings: { electionTimeoutMillis: 2000, heartbeatIntervalMillis: 500 } },
  })
  await first.close()
  const hosts = members.map(({ host }) => host).join(',')
  const uri = `mongodb://${hosts}/test?replicaSet=three`
  await primaryOf(uri)
  return {
    uri,
    killPrimary: async () => {
      const port = await primaryOf(uri)
      const child = running.get(port)!
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      return () => start(port)
    },
    stepDown: async () => {
      const client = await connect(await primaryOf(uri))
      await client.db('admin').command({ replSetStepDown: 5, secondaryCatchUpPeriodSecs: 5 })
      await client.close()
    },
    [Symbol.asyncDispose]: async () => {
      const gone = [...running.values()].map((child) =>
        child.exitCode !== null || child.signalCode !== null
          ? Promise.resolve()
          : new Promise((resolve) => child.once('exit', resolve)),
      )
      for (const child of running.values()) child.kill('SIGKILL')
      await Promise.all(gone)
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const connect = (port: number): Promise<mongo.MongoClient> =>
  mongo.MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 30_000 })

const primaryOf = async (uri: string): Promise<number> => {
  const client = await mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 30_000 })
  const { primary } = await client.db('admin').command({ hello: 1 })
  await client.close()
  return Number(String(primary).split(':')[1])
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
