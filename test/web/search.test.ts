import { expect, test } from 'vitest'
import { ConversationsDocument, CreateGroupDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { startProxy } from '../support/proxy.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat()

const searches = async (window: PageWindow, text: string) => {
  await window.page.getByRole('searchbox', { name: 'Search people and messages' }).fill(text)
}
const found = ({ page }: PageWindow, kind: 'Groups' | 'People' | 'Messages') =>
  page.getByRole('region', { name: 'Search results' }).getByRole('region', { name: kind })
/** What was said can be found within two seconds. */
const finds = async (window: PageWindow, text: string, result: RegExp) => {
  const link = found(window, 'Messages').getByRole('link', { name: result })
  await expect
    .poll(async () => {
      await searches(window, '')
      await searches(window, text)
      await found(window, 'Messages').and(window.page.locator('[aria-busy=false]')).waitFor()
      return link.count()
    })
    .toBe(1)
  return link
}

test('a message is found by its words, which stand out, and gone to, far up in its conversation', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const { conversation } = await bob.sends(ann, 'The Ärmel of the coat is torn')
  await Promise.all(Array.from({ length: 120 }, (_, index) => bob.sends(conversation.id, `Something else ${index}`)))
  await using window = await openPage(browser, chat, ann)
  const link = await finds(window, 'arm torn', /Ärmel of the coat/)
  expect(await link.locator('mark').allInnerTexts()).toEqual(['Ärm', 'torn'])
  await link.click()
  const message = window.page.getByRole('main').getByText('The Ärmel of the coat is torn')
  await message.waitFor()
  await expect.poll(() => message.evaluate((each) => each.getBoundingClientRect().top)).toBeGreaterThan(0)
  // What was searched for is still there, and Escape ends it.
  await window.page.getByRole('searchbox').press('Escape')
  await window.page.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: 'Bob' }).waitFor()
})

test('a search goes through all conversations, or only through the one that is open', async () => {
  const [ann, bob, eve] = await chat.people('Ann', 'Bob', 'Eve')
  await bob.sends(ann, 'The necklace is sold')
  await eve.sends(ann, 'Which necklace do you mean?')
  await using window = await openPage(browser, chat, ann)
  await window.opens('Bob')
  await finds(window, 'necklace', /Eve.*Which necklace/)
  await found(window, 'Messages')
    .getByRole('link', { name: /Bob.*The necklace/ })
    .waitFor()
  await found(window, 'Messages').getByRole('switch', { name: 'Only in this conversation' }).check()
  await found(window, 'Messages').getByRole('link', { name: /Eve/ }).waitFor({ state: 'detached' })
  expect(await found(window, 'Messages').getByRole('link').allInnerTexts()).toHaveLength(1)
})

test('people and groups are found by name, with the arrow keys alone', async () => {
  const [ann, bob, ida] = await chat.people('Ann', 'Bob', 'Idalina')
  await ann.does(CreateGroupDocument, { input: { title: 'Idaho trip', memberIds: [bob.id] } })
  await using window = await openPage(browser, chat, ann)
  await searches(window, 'ida')
  await found(window, 'Groups').getByRole('link', { name: 'Idaho trip' }).waitFor()
  await found(window, 'People').getByRole('button', { name: 'Idalina' }).waitFor()
  const { keyboard } = window.page
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await window.page.getByRole('heading', { name: 'Idalina' }).waitFor()
  await window.writes('Hello Idalina')
  await expect.poll(async () => (await ida.does(ConversationsDocument, {})).conversations.nodes).toHaveLength(1)
})

test('where people can’t be searched for, those of one’s conversations are found', async () => {
  await using chat = await startChat({ directory: 'admins' })
  await using proxy = await startProxy(() => chat.url)
  const [ann, bob] = await chat.users('Ann', 'Bob', 'Bogdan')
  await bob.sends(ann, 'Hello')
  // Also where one searches before the list is there.
  const list = proxy.holdAnswer('"conversations":{"edges"')
  await using window = await openPage(browser, chat, ann, { url: proxy.url })
  await list.held
  await searches(window, 'bo')
  await found(window, 'People').getByRole('button', { name: 'Bob' }).waitFor()
  expect(await found(window, 'People').getByRole('button').count()).toBe(1)
  expect(await window.page.getByRole('alert').count()).toBe(0)
})
