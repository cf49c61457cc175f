import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { insist } from '../support/recorder.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openTerminal } from '../support/terminal.ts'

const readme = await readFile('README.md', 'utf8')
/** What is to be pasted under a heading, each command by itself; what is exported is left to who runs it. */
const commandsUnder = (heading: string): string[] => {
  const [section] = readme.split(`\n${heading}\n`)[1]!.split(/\n##/)
  return [...section!.matchAll(/```sh\n([^]*?)\n```/g)]
    .flatMap(([, block]) => block!.split(/^export .*\n?|\n\n/m))
    .filter((command) => command.trim())
}
const [, script] = /```js\n([^]*?)```/.exec(readme)!

const tokenOf = (id: string): string => signToken({ id, name: id === 'ann' ? 'Ann' : 'Bob' }, testTokens, 3600)

/** A server as people start it, and what they export to try it. */
const open = async () => {
  const database = freshDatabase()
  const server = await startServerProcess(database.uri)
  for (const person of ['ann', 'bob']) await insist(() => server.url, person, '{ viewer { id } }')
  const exported = { PARLEY_URL: `${server.url}/graphql`, ANN: tokenOf('ann'), BOB: tokenOf('bob') }
  return {
    server,
    starts: (command: string, more: Record<string, string> = {}) =>
      openTerminal('sh', ['-c', command], { ...exported, ...more }),
    /** With Node, from what was saved as a file here. */
    runs: (text: string) => openTerminal(process.execPath, ['--input-type=module'], exported, text),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

const has = (text: string) => (line: string) => line.includes(text)

test('what the README has to be pasted: a query, a stream, two sends, and the stream from where it was', async () => {
  await using parley = await open()
  const [look, hear, send, sendMore, hearOn] = commandsUnder('## A first query, a first subscription')
  using seen = parley.starts(look!)
  await seen.prints(has('{"data":{"viewer":{"name":"Ann"},"conversations":{"nodes":'))

  using bob = parley.starts(hear!)
  await bob.prints(has('CaughtUp'))
  using first = parley.starts(send!)
  await first.prints(has('"deduplicated":false'))
  using again = parley.starts(send!)
  await again.prints(has('"deduplicated":true'))
  const event = await bob.prints(has('"Hello Bob!"'))
  expect(bob.lines.filter(has('"Hello Bob!"'))).toHaveLength(1)
  const [, CURSOR] = /"cursor":"([^"]+)"/.exec(event)!
  bob[Symbol.dispose]()

  using more = parley.starts(sendMore!)
  await more.prints(has('"deduplicated":false'))
  using on = parley.starts(hearOn!, { CURSOR: CURSOR! })
  await on.prints(has('CaughtUp'))
  const data = on.lines.filter((line) => line.startsWith('data:'))
  expect(data.filter(has('MessageAdded'))).toEqual([expect.stringContaining('"Are you there?"')])
  expect(data.findIndex(has('MessageAdded'))).toBeLessThan(data.findIndex(has('CaughtUp')))
})

test('the README’s hear.mjs goes on behind a kill -9 of the server', async () => {
  await using parley = await open()
  const [, , send, sendMore] = commandsUnder('## A first query, a first subscription')
  using bob = parley.runs(script!)
  await bob.prints(has('CaughtUp'))
  using first = parley.starts(send!)
  await first.prints(has('"data"'))
  await bob.prints(has('Hello Bob!'))
  await parley.server.kill('SIGKILL')
  await parley.server.start()
  using more = parley.starts(sendMore!)
  await more.prints(has('"data"'))
  await bob.prints(has('Are you there?'))
  expect(bob.lines.filter(has('Hello Bob!'))).toHaveLength(1)
})

test('the README’s file goes up and into a message', async () => {
  await using parley = await open()
  const [reserve, put, send] = commandsUnder('### Files')
  using reserved = parley.starts(reserve!)
  const answer = JSON.parse(await reserved.prints(has('"uploadUrl"'))) as {
    data: { createUpload: { attachment: { id: string }; uploadUrl: string } }
  }
  const { attachment, uploadUrl } = answer.data.createUpload
  using putting = parley.starts(put!, { UPLOAD_URL: uploadUrl })
  await putting.prints((line) => line === '204')
  using sent = parley.starts(send!, { ID: attachment.id })
  const { data } = JSON.parse(await sent.prints(has('"data"'))) as {
    data: { sendMessage: { message: { attachments: { name: string; url: string }[] } } }
  }
  const [file] = data.sendMessage.message.attachments
  expect(await (await fetch(file!.url)).text()).toBe('hello')
})
