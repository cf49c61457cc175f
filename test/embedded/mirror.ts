import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { runProgram } from '../../src/embedded/run-program.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** A stand-in for the official site: what to set in the environment, and which paths it was asked for. */
export const mirror = async (answer: Answer) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    void Promise.resolve(answer(request, response))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  return {
    asked,
    env: { MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`, MONGOMS_USE_HTTP: 'true' },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A loopback address where nobody listens. */
export const nowhere = { MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:9', MONGOMS_USE_HTTP: 'true' }

export const refuses: Answer = (_, response) => {
  response.writeHead(403).end()
}

/** Takes the request, and never says a word. */
export const isSilent: Answer = () => {}

/** Serves this archive for whichever system, with its MD5 beside it. */
export const serves =
  (archive: string): Answer =>
  async (request, response) => {
    if (request.url?.endsWith('.md5')) {
      const body = createHash('md5')
        .update(await readFile(archive))
        .digest('hex')
      response.writeHead(200, { 'content-length': body.length }).end(body)
    } else {
      response.writeHead(200, { 'content-length': (await stat(archive)).size })
      await pipeline(createReadStream(archive), response)
    }
  }

/** An archive like those of the official site, in this folder. */
export const archiveOf = async (mongod: string, folder: string): Promise<string> => {
  const tar = join(folder, 'mongodb.tar')
  const archive = join(folder, 'mongodb.tgz')
  await mkdir(join(folder, 'bin'))
  await copyFile(mongod, join(folder, 'bin', 'mongod'))
  await runProgram('tar', ['-cf', tar, '-C', folder, 'bin/mongod'], { env: process.env, timeoutMs: 20_000 })
  await pipeline(createReadStream(tar), createGzip({ level: 0 }), createWriteStream(archive))

  return archive
}
