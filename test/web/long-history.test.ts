import { mongo } from 'mongoose'
import type { CDPSession } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MessageRow } from '../../src/store/rows.ts'
import { startChat, type Chat } from '../support/chat.ts'
import type { Message, Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'
import { range } from '../support/range.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const many = 100_000

test('a history of 100,000 messages is scrolled upwards without a jump, in a page that doesn’t grow', async ({
  annotate,
}) => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await fill(chat, await ann.sends(bob, 'message 1'), [ann, bob])
  await using window = await openPage(browser, chat, ann)
  await window.opens('Bob')
  await window.shows(`message ${many}`)
  await window.page.getByRole('log').hover()
  const devtools = await window.page.context().newCDPSession(window.page)

  const jumps: Moved[] = []
  let [most, heap, top] = [0, 0, many]
  const turn = async (pixels: number, isRight: (moved: Moved) => boolean): Promise<void> => {
    const moved = await scrollUp(window, pixels)
    if (!isRight(moved)) jumps.push(moved)
    most = Math.max(most, moved.rows)
    top = moved.seq
  }
  const from = performance.now()
  // So far that nothing of what comes into view was measured before, and more is put above it meanwhile: it may settle by a message.
  for (const round of range(1, 25)) {
    const isNear = (seq: number): boolean => top - seq > 8 && top - seq < 60
    const isCalm = ({ frames, highest }: Moved) => frames.every((by) => by === Infinity || Math.abs(by) < highest + 1)
    await turn(2_500, (moved) => isNear(moved.seq) && isCalm(moved))
    // As much is kept by then as ever is.
    if (round === 15) heap = await heapOf(devtools)
  }
  // As one reads: to the pixel, but for the gap above a person's first message, which comes with the message before it.
  for (const _ of range(1, 50)) await turn(180, ({ by }) => Math.abs(by - 180) < 12)
  const grown = (await heapOf(devtools)) - heap
  await annotate(
    `${many - top} messages up in ${Math.round(performance.now() - from)} ms; the heap was ${heap / 1e6} MB, then ${grown / 1e6} MB more.`,
  )
  expect(jumps).toEqual([])
  expect(many - top).toBeGreaterThan(500)
  expect(most).toBeLessThan(80)
  expect(grown).toBeLessThan(5_000_000)

  // What comes meanwhile moves nothing, and one button leads back to it.
  await bob.sends(ann, 'and one more')
  await window.page.getByRole('button', { name: '1 new message' }).click()
  await window.shows('and one more')
}, 180_000)

interface Moved {
  /** Pixels by which the messages went down: from one painted frame to the next, and in all. */
  frames: number[]
  by: number
  /** Messages that are in the page. */
  rows: number
  /** Pixels of the highest of them. */
  highest: number
  /** The first message in view. */
  seq: number
}

/** Turns the wheel, and watches what is painted until nothing moves and nothing is loaded. */
const scrollUp = async ({ page }: PageWindow, pixels: number): Promise<Moved> => {
  const moved = await page.getByRole('log').evaluateHandle(watch)
  await page.mouse.wheel(0, -pixels)
  return moved.evaluate(({ done }) => done)
}

/** Runs in the page. */
const watch = (log: Element): { done: Promise<Moved> } => {
  const restFrames = 6
  const rows = () => [...log.querySelectorAll('article')]
  // The text alone: the time stands right behind it.
  const textOf = (row: Element) => [...row.querySelectorAll('p')].map((each) => each.textContent).join('\n')
  const seqOf = (row: Element) => Number(/message (\d+)/.exec(textOf(row))![1])
  const topOf = (row: Element) => row.getBoundingClientRect().top - log.getBoundingClientRect().top
  const firstInView = () => {
    const row = rows().find((each) => topOf(each) >= 0)
    return row ? { seq: seqOf(row), top: topOf(row) } : null
  }
  const frames: number[] = []
  let seen = firstInView()
  const look = (resolve: (moved: Moved) => void): void => {
    const before = seen
    const same = before && rows().find((row) => seqOf(row) === before.seq)
    // What was in view is out of the page: more than that can't be told of a leap.
    const moved = same ? topOf(same) - before.top : Infinity
    frames.push(moved)
    seen = firstInView()
    const isAtRest =
      frames.some((each) => each !== 0) &&
      frames.slice(-restFrames).every((each) => each === 0) &&
      log.getAttribute('aria-busy') === 'false'
    if (!isAtRest || !seen) return paint(() => look(resolve))
    const heights = rows().map((row) => row.getBoundingClientRect().height)
    const by = frames.reduce((sum, each) => sum + each, 0)
    resolve({ frames, by, rows: heights.length, highest: Math.max(...heights), seq: seen.seq })
  }
  /** Once the next frame is on the screen. */
  const paint = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then, { once: true })
      port1.start()
      port2.postMessage(null)
    })
  }
  return { done: new Promise((resolve) => paint(() => look(resolve))) }
}

/** Bytes in use, after what is no longer needed is gone. */
const heapOf = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize
}

/** As the server has them: messages of different lengths, a minute apart, with the conversation's number at the newest. */
const fill = async ({ app: { database } }: Chat, first: Message, people: Person[]): Promise<void> => {
  const random = seeded(7)
  const sent = await database.messages.findOne({ _id: first.id })
  const row = (seq: number): MessageRow => ({
    ...sent!,
    _id: new mongo.BSON.ObjectId().toHexString(),
    seq,
    senderId: random.of(people).id,
    clientId: `c-${seq}`,
    text: `message ${seq}${', and so on'.repeat(seq < many ? random.below(40) : 0)}`,
    createdAt: new Date(Date.now() - (many - seq) * 60_000),
  })
  for (let from = 2; from <= many; from += 10_000)
    await database.messages.insertMany(range(from, Math.min(from + 9_999, many)).map(row), { ordered: false })
  const { _id, rev, members } = (await database.conversations.findOne({ _id: first.conversation.id }))!
  const read = members.map((member) => ({ ...member, readSeq: many, deliveredSeq: many }))
  // Whoever knows the row as it was has to read it anew.
  const changed = { members: read, lastSeq: many, lastActivityAt: new Date(), rev: rev + 1, expectedRev: rev + 1 }
  await database.conversations.updateOne({ _id }, { $set: changed })
}
