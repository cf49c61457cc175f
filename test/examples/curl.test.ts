import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { signToken } from '../../src/server/authentication.ts'
import { freshDatabase, testTokens } from '../support/chat.ts'
import { insist } from '../support/recorder.ts'
import { startServerProcess } from '../support/server-process.ts'
import { openTerminal, type Terminal } from '../support/terminal.ts'

const page = await readFile('examples/curl.md', 'utf8')
/** The blocks in their order: what is pasted (`sh`), and what is printed, by the one above or by the stream that still runs. */
const blocks = [...page.matchAll(/^```(sh)?\n([^]*?)\n```$/gm)].map(([, language, text]) => ({
  isCommand: language === 'sh',
  // What is exported is left to who runs it.
  text: text!.replaceAll(/^export .*\n?/gm, ''),
}))

/** `…` stands for what is another thing each time. */
const printed = (text: string) => new RegExp(`(^|\\n)${text.split('…').map(escaped).join('.*?')}(\\n|$)`)
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What is exported by a later block is in what an earlier one printed. */
const given = {
  CONVERSATION: /"conversation":\{"id":"([^"]+)"/,
  FILE: /"attachment":\{"id":"([^"]+)"/,
  UPLOAD_URL: /"uploadUrl":"([^"]+)"/,
  URL: /"url":"([^"]+)"/,
  CURSOR: /[^]*\nid: (\S+)/,
}

test('every block of curl.md prints what stands below it, the stream that goes on behind its last event included', async () => {
  await using database = freshDatabase()
  await using server = await startServerProcess(database.uri)
  const people = { ann: 'Ann', bob: 'Bob', root: 'Root' }
  const tokenOf = (id: keyof typeof people) =>
    signToken({ id, name: people[id], ...(id === 'root' && { role: 'admin' }) }, testTokens, 3600)
  for (const person of Object.keys(people)) await insist(() => server.url, person, '{ viewer { id } }')
  const env: Record<string, string> = {
    PARLEY_URL: `${server.url}/graphql`,
    ANN: tokenOf('ann'),
    BOB: tokenOf('bob'),
    ROOT: tokenOf('root'),
  }
  const exported = [...page.matchAll(/^export (.*)$/gm)].flatMap(([, line]) => line!.match(/\b[A-Z_]+(?==)/g)!)
  expect(new Set(exported)).toEqual(new Set([...Object.keys(env), ...Object.keys(given)]))

  using terminals = new DisposableStack()
  let last: Terminal | undefined
  let stream: Terminal | undefined
  let commands = 0
  for (const { isCommand, text } of blocks) {
    if (isCommand && text.trim()) {
      commands++
      // Nobody listens to two streams: the second one begins where the first was stopped.
      if (text.includes('event-stream')) stream?.[Symbol.dispose]()
      last = terminals.use(openTerminal('sh', ['-c', text], env))
      if (text.includes('event-stream')) stream = last
    }
    if (isCommand) continue
    const isEvent = text.startsWith('event:')
    const terminal = isEvent ? stream! : last!
    await expect.poll(() => terminal.lines.join('\n'), { message: text }).toMatch(printed(text))
    const output = terminal.lines.join('\n')
    for (const [name, pattern] of Object.entries(given)) {
      const [, value] = pattern.exec(output) ?? []
      if (value) env[name] = value
    }
  }
  expect(commands).toBeGreaterThan(15)
  // The second send is the same message.
  using again = openTerminal('sh', ['-c', blocks.find(({ text }) => text.includes('"curl-1"'))!.text], env)
  await again.prints((line) => line.includes('"deduplicated":true'))
})
