import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { HistoryDocument, TypingChangedDocument } from '../../src/client/index.ts'
import * as operations from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage } from './scene.ts'

const shared = await startSharedChat()

/** With the package's name, as it is used. */
const read = async (path: string) =>
  (await readFile(path, 'utf8'))
    .replaceAll('../../src/client/index.ts', 'parley/client')
    .replaceAll(/\.\.\/\.\.\/src\/client\/(apollo|urql)\.ts/g, 'parley/client/$1')

/** What stands between `docs:start`, with this name if there is one, and the next `docs:end`. */
const marked = (source: string, name = ''): string => {
  const [, , lines] = new RegExp(`( *)// docs:start${name && ` ${name}`}\\n([^]*?) *// docs:end`).exec(source)!
  const indent = /^ */.exec(lines!)![0]
  return lines!.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim()
}

test('every block of docs/client.md is what the tests run', async () => {
  const manual = await read('docs/client.md')
  const blocks = [...manual.matchAll(/(?:<!-- (\S+)(?: (\S+))? -->\n)?```[jt]s\n([^]*?)\n?```/g)]
  expect(blocks.length).toBeGreaterThan(5)
  for (const [, path, name, block] of blocks) {
    expect(path, `a comment above this block says which file it is from:\n${block}`).toBeDefined()
    expect(block).toBe(marked(await read(path!), name))
  }
})

test('the manual’s lines send, list, ask and listen', async () => {
  const [ann, bob] = await shared.people('ann', 'bob')
  await using page = openPage(shared.url, bob)
  const { chat } = page
  const { conversation } = await ann.sends(bob, 'Hello')
  const conversationId = conversation.id
  const lists: string[][] = []
  const show = (list: string[]) => lists.push(list)
  const shown: string[] = []
  const showTyping = (name: string, isTyping: boolean) => shown.push(`${name} ${isTyping}`)

  // docs:start send
  chat.outbox.subscribe(() => show(chat.outbox.get().map(({ input, state }) => `${input.text} (${state})`)))

  const message = await chat.send({ conversationId, text: 'Hello' })
  // docs:end
  expect(message).toMatchObject({ seq: 2, text: 'Hello' })
  expect(lists[0]).toEqual(['Hello (pending)'])
  expect(lists.at(-1)).toEqual(['Hello (sent)'])

  // docs:start ask
  const { conversation: found } = await chat.ask(HistoryDocument, { conversationId, last: 50 })
  const messages = found?.messages.edges.map(({ node }) => node)
  // docs:end
  expect(messages?.map(({ seq }) => seq)).toEqual([1, 2])

  // docs:start listen
  const stop = chat.listen(TypingChangedDocument, { conversationId }, ({ typingChanged }) =>
    showTyping(typingChanged.user.name, typingChanged.isTyping),
  )
  // docs:end
  while (!shown.includes('ann true')) await ann.does(operations.SetTypingDocument, { conversationId, isTyping: true })
  stop()
})
