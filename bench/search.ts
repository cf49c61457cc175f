import { performance } from 'node:perf_hooks'
import { beginDirect, directId } from '../src/conversation/rules.ts'
import { createLogger } from '../src/kernel/log.ts'
import { startApp } from '../src/app.ts'
import { signToken } from '../src/server/authentication.ts'
import { openDatabase } from '../src/store/database.ts'
import type { MessageRow } from '../src/store/rows.ts'
import { startBenchMongod } from './mongod.ts'

export interface SearchOptions {
  messages: number
  conversations: number
  /** Conversations that the one who searches is in. */
  own: number
  repeats: number
}

export const searchDefaults: SearchOptions = { messages: 200_000, conversations: 2000, own: 1000, repeats: 20 }

const tokens = { secret: 'a secret that is long enough for this', algorithm: 'HS256', roleClaim: 'role' } as const

/** Words by how frequent they are, as in a language: the second is half as frequent as the first, and so on. */
const createSpeaker = () => {
  let state = 42
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const syllables = 'bdfgklmnprstvz'.split('').flatMap((one) => 'aeiou'.split('').map((other) => one + other))
  const vocabulary = Array.from({ length: 20_000 }, (_, i) =>
    Array.from(
      { length: 1 + Math.ceil(random() * Math.min(4, 1 + i / 50)) },
      () => syllables[Math.floor(random() * syllables.length)]!,
    ).join(''),
  )
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1]!
  return {
    random,
    commonest: vocabulary[0]!,
    says: (): string => Array.from({ length: 4 + Math.floor(random() * 16) }, word).join(' '),
  }
}

/** How long searches take, what the index costs to make and to keep. */
export const runSearch = async (
  { messages, conversations, own, repeats }: SearchOptions,
  progress: (line: string) => void,
): Promise<string> => {
  await using mongod = await startBenchMongod(progress)
  const mongodbUri = mongod.uriOf('search')
  const database = await openDatabase({ uri: mongodbUri, timeoutMs: 60_000 })
  const speaker = createSpeaker()
  const start = Date.UTC(2026, 0, 1)
  const people = Array.from({ length: conversations }, (_, i) => (i < own ? ['ann', `p${i}`] : [`q${i}`, `p${i}`]))
  const rows: MessageRow[] = []
  const seqs = new Map<number, number>()
  for (let i = 0; i < messages; i++) {
    const c = Math.floor(speaker.random() * conversations)
    const [one, other] = people[c]!
    const seq = (seqs.get(c) ?? 0) + 1
    seqs.set(c, seq)
    // Two that are in every fourth message each, and meet in one of 20,000; and one that is rare.
    const red = i % 4 === 0 ? ' redword' : ''
    const blue = i % 4 === 1 || i % 20_000 === 0 ? ' blueword' : ''
    rows.push({
      _id: i.toString(16).padStart(24, '0'),
      conversationId: directId(one!, other!),
      seq,
      senderId: one!,
      clientId: String(i),
      contentHash: '',
      kind: 'TEXT',
      text: `${speaker.says()}${red}${blue}${i % 40_000 === 0 ? ' quixotic' : ''}`,
      replyToId: null,
      isFromAdmin: false,
      version: 1,
      createdAt: new Date(start + i * 1000),
      editedAt: null,
      deletedAt: null,
    })
  }
  const activity = new Map(rows.map((row) => [row.conversationId, row]))
  for (let i = 0; i < rows.length; i += 5000) await database.messages.insertMany(rows.slice(i, i + 5000))
  await database.conversations.insertMany(
    people.map(([one, other]) => {
      const conversation = beginDirect(null, one!, other!, new Date(start))
      const last = activity.get(conversation._id)
      return {
        ...conversation,
        expectedRev: 0,
        lastSeq: last ? 1 : 0,
        lastActivityAt: last?.createdAt ?? new Date(start),
      }
    }),
  )
  const filled = performance.now()
  const before = mongod.cpu() ?? 0
  const nodeBefore = process.cpuUsage()
  const app = await startApp({
    mongodbUri,
    alone: true,
    host: '127.0.0.1',
    port: 0,
    tokens,
    origins: null,
    directory: 'everyone',
    operationTimeoutMs: 60_000,
    explorer: null,
    logger: createLogger({ level: 'error', debug: false }),
  })
  while (!(await database.jobs.findOne({ format: { $gt: 0 }, building: null })))
    await new Promise((resolve) => setTimeout(resolve, 200))
  const seconds = (performance.now() - filled) / 1000
  const node = process.cpuUsage(nodeBefore)
  const stats = async (name: string) => {
    const [found] = await database.db
      .collection(name)
      .aggregate<{ storageStats: { size: number; storageSize: number; totalIndexSize: number } }>([
        { $collStats: { storageStats: {} } },
      ])
      .toArray()
    return found!.storageStats
  }
  const perMessage = (bytes: number) => Math.round(bytes / messages)
  await database.db.admin().command({ fsync: 1 })
  const [searchStats, messageStats] = [await stats('searchRows'), await stats('messages')]
  const lines = [
    `${messages.toLocaleString('en')} messages in ${conversations} conversations; the one who searches is in ${own}.`,
    '',
    `Filled in ${seconds.toFixed(0)} s: ${Math.round(messages / seconds)} messages a second; CPU a message: ${Math.round(
      ((mongod.cpu() ?? 0) - before) / messages,
    )} µs of mongod, ${Math.round((node.user + node.system) / messages)} µs of ours.`,
    `Bytes a message on disk: index ${perMessage(searchStats.totalIndexSize)}, rows ${perMessage(searchStats.storageSize)}; ` +
      `the messages themselves ${perMessage(messageStats.storageSize + messageStats.totalIndexSize)}.`,
    '',
    '| search | found | median ms | slowest ms |',
    '|---|---|---|---|',
  ]
  const token = signToken({ id: 'ann', name: 'ann' }, tokens, 3600)
  const ask = async (
    query: string,
  ): Promise<{ nodes: object[]; totalCount?: number; pageInfo: { hasNextPage: boolean } }> => {
    const response = await fetch(`http://127.0.0.1:${app.port}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = (await response.json()) as { data: { searchMessages: never }; errors?: object[] }
    if (errors) throw new Error(JSON.stringify(errors))
    return data.searchMessages
  }
  const oneOfThem = directId(...(people[0] as [string, string]))
  const searches: [string, string][] = [
    ['a common word', `query: "${speaker.commonest}"`],
    ['a rare word', 'query: "quixotic"'],
    ['a word that is nowhere', 'query: "nowhereatall"'],
    ['two common words that rarely meet', 'query: "redword blueword"'],
    ['a common and a rare word', 'query: "redword quixotic"'],
    ['one letter', 'query: "b"'],
    ['one letter, in one conversation', `query: "b", conversationId: "${oneOfThem}"`],
    ['a rare word, in one conversation', `query: "quixotic", conversationId: "${oneOfThem}"`],
  ]
  const measure = async (name: string, args: string, select: string) => {
    const times: number[] = []
    let found = ''
    for (let i = 0; i < repeats; i++) {
      const began = performance.now()
      const page = await ask(`{ searchMessages(${args}) { nodes { text } pageInfo { hasNextPage } ${select} } }`)
      times.push(performance.now() - began)
      found =
        page.totalCount === undefined
          ? `${page.nodes.length}${page.pageInfo.hasNextPage ? '+' : ''}`
          : `${page.totalCount}`
    }
    times.sort((a, b) => a - b)
    lines.push(`| ${name} | ${found} | ${times[repeats >> 1]!.toFixed(1)} | ${times.at(-1)!.toFixed(1)} |`)
  }
  for (const [name, args] of searches) await measure(name, args, '')
  await measure('a common word, with totalCount', searches[0]![1], 'totalCount')
  await measure('two common words that rarely meet, with totalCount', searches[3]![1], 'totalCount')
  await app.close()
  await database.close()
  return `${lines.join('\n')}\n`
}
