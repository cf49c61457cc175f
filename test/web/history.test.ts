import type { Locator } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import {
  ConversationsDocument,
  HistoryDocument,
  ImportMessagesDocument,
  MarkConversationReadDocument,
} from '../generated/operations.ts'
import { range } from '../support/range.ts'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import type { Message, Person } from '../support/person.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
let chat: SharedChat
beforeAll(async () => {
  chat = await startSharedChat()
})

/** Two people, and what one of them wrote: `1` to `count`, some of them longer than others. */
const historyOf = async (count: number, everyMs = 600_000): Promise<[Person, Person, string]> => {
  const root = await chat.admin()
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const textOf = (n: number) =>
    `No. ${n}${n % 3 === 0 ? '\nwith\nmore lines' : ''}${n % 7 === 0 ? ' and more'.repeat(40) : ''}`
  const messages = range(1, count).map((n) => ({
    sourceId: `${ann.id}/${n}`,
    memberIds: [ann.id, bob.id],
    senderId: n % 2 ? ann.id : bob.id,
    text: textOf(n),
    createdAt: new Date(Date.now() - (count + 1 - n) * everyMs).toISOString(),
    readByIds: [ann.id, bob.id],
  }))
  for (let from = 0; from < count; from += 1_000)
    await root.does(ImportMessagesDocument, { input: messages.slice(from, from + 1_000) })
  const last = await ann.sends(bob, 'The last one.')
  const { id } = last.conversation
  await bob.does(MarkConversationReadDocument, { conversationId: id })
  return [ann, bob, id]
}

const log = ({ page }: PageWindow): Locator => page.getByRole('log')
const numbered = (window: PageWindow, n: number): Locator =>
  log(window)
    .getByRole('article')
    .filter({ has: window.page.getByRole('paragraph').filter({ hasText: new RegExp(`^No\\. ${n}\\b`) }) })
const distanceOf = (window: PageWindow): Promise<number> =>
  log(window).evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
/** Where it is, from the top of the history. */
const topOf = (element: Locator): Promise<number> =>
  element.evaluate((each) => each.getBoundingClientRect().top - each.closest('[role=log]')!.getBoundingClientRect().top)

test('a history goes up to its beginning, and one button leads back to its end', async () => {
  const [, bob, id] = await historyOf(260)
  await using window = await openPage(browser, chat, bob, { at: `/conversation/${id}` })
  await log(window).getByText('The last one.').waitFor()
  await log(window).hover()
  const isAtStart = () => log(window).getByText('This is the beginning of the conversation.').isVisible()
  for (let turns = 0; turns < 500 && !(await isAtStart()); turns++) await window.page.mouse.wheel(0, -900)
  await numbered(window, 1).waitFor()
  await window.page.getByRole('button', { name: 'To the newest messages' }).click()
  await log(window).getByText('The last one.').waitFor()
  await expect.poll(() => distanceOf(window)).toBeLessThan(2)
})

test('it opens where what is unread begins, which stays marked; new messages are counted until one goes there', async () => {
  const [ann, bob, id] = await historyOf(60)
  for (const n of range(1, 20)) await ann.sends(bob, `New ${n}`)
  await using window = await openPage(browser, chat, bob, { at: `/conversation/${id}` })
  const line = log(window).getByRole('separator').filter({ hasText: 'New messages' })
  await line.waitFor()
  expect(await log(window).getByText('The last one.').isVisible()).toBe(true)
  expect(await distanceOf(window)).toBeGreaterThan(100)

  await ann.sends(bob, 'One more')
  await ann.sends(bob, 'And another')
  const before = await topOf(line)
  await window.page.getByRole('button', { name: /\d+ new messages/ }).click()
  await log(window).getByText('And another').waitFor()
  await window.page.getByRole('button', { name: /new messages/ }).waitFor({ state: 'detached' })
  expect(before).toBeGreaterThan(0)

  await ann.sends(bob, 'Right below')
  await log(window).getByText('Right below').waitFor()
  await expect.poll(() => distanceOf(window)).toBeLessThan(2)
  const unread = async () => (await bob.does(ConversationsDocument, {})).conversations.nodes[0]!.unreadCount
  await expect.poll(unread, { timeout: 10_000 }).toBe(0)
})

test('of very much that is unread the first is shown, and what is below it is read by scrolling', async () => {
  const [ann, bob, id] = await historyOf(10)
  for (let n = 0; n < 8; n++) await Promise.all(range(1, 20).map((i) => ann.sends(bob, `New ${n * 20 + i}`)))
  await using window = await openPage(browser, chat, bob, { at: `/conversation/${id}` })
  await log(window).getByRole('separator').filter({ hasText: 'New messages' }).waitFor()
  await log(window).getByText('The last one.').waitFor()
  await window.page.getByRole('button', { name: /1\d\d new messages/ }).click()
  await expect.poll(() => distanceOf(window)).toBeLessThan(2)
  await window.page.getByRole('button', { name: /new messages/ }).waitFor({ state: 'detached' })
})

test('one jumps to a message of long ago, goes on from there both ways, and back to the newest', async () => {
  const [ann, bob, id] = await historyOf(400)
  const hundredth = await nth(bob, id, 100)
  await ann.sends(bob, 'As I said:', { replyToId: hundredth.id })
  await using window = await openPage(browser, chat, bob, { at: `/conversation/${id}` })
  await log(window)
    .getByRole('button', { name: /In answer to/ })
    .click()
  await window.page.locator('[data-found]').filter({ hasText: 'No. 100' }).waitFor()
  expect(await numbered(window, 100).isVisible()).toBe(true)
  await log(window).hover()
  for (let turns = 0; turns < 200 && !(await numbered(window, 60).isVisible()); turns++)
    await window.page.mouse.wheel(0, -240)
  await numbered(window, 60).waitFor()
  for (let turns = 0; turns < 400 && !(await numbered(window, 140).isVisible()); turns++)
    await window.page.mouse.wheel(0, 240)
  await numbered(window, 140).waitFor()
  await ann.sends(bob, 'Meanwhile')
  await window.page.getByRole('button', { name: '1 new message' }).click()
  await log(window).getByText('Meanwhile').waitFor()
  await expect.poll(() => distanceOf(window)).toBeLessThan(2)
})

test('the address leads to a message, and days have their names', async () => {
  const [ann, bob, id] = await historyOf(100, 86_400_000)
  const fiftieth = await nth(bob, id, 50)
  await using window = await openPage(browser, chat, ann, { at: `/conversation/${id}/${fiftieth.id}` })
  await window.page.locator('[data-found]').filter({ hasText: 'No. 50' }).waitFor()
  await window.page.getByRole('button', { name: 'To the newest messages' }).click()
  for (const day of ['today', 'yesterday'])
    await expect.poll(() => log(window).getByText(day, { exact: true }).isVisible()).toBe(true)
})

/** The n-th message. */
const nth = async (person: Person, id: string, n: number): Promise<Message> => {
  const { conversation } = await person.does(HistoryDocument, { id, first: n })
  return conversation!.messages.nodes.at(-1)!
}
