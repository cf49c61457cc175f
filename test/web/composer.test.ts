import { beforeAll, expect, test } from 'vitest'
import { BlockUserDocument, CreateGroupDocument } from '../generated/operations.ts'
import { startSharedChat, type SharedChat } from '../support/shared-chat.ts'
import { openPage, phone, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()
let chat: SharedChat
beforeAll(async () => {
  chat = await startSharedChat()
})

const writing = ({ page }: PageWindow) => page.getByRole('textbox', { name: /^Message to/ })

test('a draft, and what it answers, outlives a reload, is in the list, and is gone once it is sent', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const asked = await bob.sends(ann, 'Is five fine?')
  await using window = await openPage(browser, chat, ann)
  const { page } = window
  await window.opens('Bob')
  await page.getByRole('log').getByText('Is five fine?').hover()
  await page.getByRole('toolbar').getByRole('button', { name: 'Reply' }).click()
  await writing(window).fill('Five is\nfine')
  await page.reload()
  await expect.poll(() => writing(window).inputValue()).toBe('Five is\nfine')
  await page.getByText('Reply to Bob').waitFor()

  await writing(window).press('Control+End')
  await writing(window).press('Shift+Enter')
  await page.keyboard.type('Bring a bag.')
  await page.keyboard.press('Enter')
  await page.getByRole('log').getByRole('paragraph').filter({ hasText: 'Five is\nfine\nBring a bag.' }).waitFor()
  const last = async () => (await bob.history(asked.conversation.id)).at(-1)
  await expect.poll(last).toMatchObject({ text: 'Five is\nfine\nBring a bag.', replyTo: { id: asked.id } })
  await page.reload()
  await writing(window).waitFor()
  expect(await writing(window).inputValue()).toBe('')
  expect(await page.getByText('Reply to Bob').count()).toBe(0)
})

test('members are offered behind an @, and are named in the message that is sent', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  const [carla] = await chat.people('Carla Sánchez')
  const { createGroup } = await ann.does(CreateGroupDocument, {
    input: { title: 'Shop', memberIds: [bob.id, carla.id] },
  })
  const { id } = createGroup.conversation
  await using window = await openPage(browser, chat, ann, { at: `/conversation/${id}` })
  const { page } = window
  await writing(window).pressSequentially('Hey @')
  const list = page.getByRole('listbox', { name: 'Members to mention' })
  await expect.poll(() => list.getByRole('option').allInnerTexts()).toHaveLength(2)
  await page.keyboard.type('sanch')
  await expect.poll(() => list.getByRole('option').count()).toBe(1)
  await page.keyboard.press('Enter')
  await expect.poll(() => writing(window).inputValue()).toBe('Hey @Carla Sánchez ')
  await page.keyboard.type('and @b')
  await list.getByRole('option', { name: 'Bob' }).click()
  await page.keyboard.type('and @Somebody else')
  await page.keyboard.press('Enter')
  const named = page.getByRole('log').getByRole('article').locator('strong')
  await expect.poll(() => named.allInnerTexts()).toEqual(['@Carla Sánchez', '@Bob'])
  // It is shown before the server has it.
  const mentioned = async () => (await bob.history(id))[0]?.mentions.map((user) => user.id).sort()
  await expect.poll(mentioned).toEqual([bob.id, carla.id].sort())
})

test('an emoji goes where the caret is; what is too long is said while it is written, and isn’t sent', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await bob.sends(ann, 'Hello')
  await using window = await openPage(browser, chat, ann)
  const { page } = window
  await window.opens('Bob')
  await writing(window).fill('ab')
  await writing(window).press('ArrowLeft')
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  await page.getByRole('button', { name: '🎂' }).click()
  await expect.poll(() => writing(window).inputValue()).toBe('a🎂b')
  await page.keyboard.type('c')
  await expect.poll(() => writing(window).inputValue()).toBe('a🎂cb')

  await writing(window).fill('x'.repeat(9_900))
  await page.getByText('100 left').waitFor()
  await writing(window).fill('x'.repeat(10_001))
  await page.getByText('1 too many').waitFor()
  await writing(window).press('Enter')
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
  expect(await page.getByRole('log').getByRole('article').count()).toBe(1)
})

test('what the server refuses stays, with a sentence that says why, and can be sent again or discarded', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await bob.sends(ann, 'Hello')
  await using window = await openPage(browser, chat, ann)
  const { page } = window
  await window.opens('Bob')
  await writing(window).waitFor()
  await bob.does(BlockUserDocument, { userId: ann.id })
  await window.writes('Are you there?')
  const refused = page.getByRole('article').filter({ hasText: 'One of you has blocked the other.' })
  await refused.getByText('Not sent').waitFor()
  await refused.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => page.getByRole('log').getByRole('article').count()).toBe(1)
})

test('on a phone Enter is a new line, a button sends, and a finger that rests on a message has a menu', async () => {
  const [ann, bob] = await chat.people('Ann', 'Bob')
  await bob.sends(ann, 'Hello from Bob')
  await using window = await openPage(browser, chat, ann, { ...phone, hasTouch: true, isMobile: true })
  const { page } = window
  await window.opens('Bob')
  await writing(window).fill('One')
  await writing(window).press('Enter')
  await page.keyboard.type('two')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('log').getByRole('paragraph').filter({ hasText: 'One\ntwo' }).waitFor()

  const touched = page.getByRole('log').getByText('Hello from Bob')
  const box = (await touched.boundingBox())!
  const devtools = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  const menu = page.getByRole('dialog', { name: 'What to do with the message' })
  await menu.waitFor()
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await menu.getByRole('button', { name: '❤️' }).click()
  await page.getByRole('button', { name: '❤️ You' }).waitFor()
  await page.getByRole('link', { name: 'Back' }).click()
  await expect.poll(() => page.getByRole('link', { name: /Bob/ }).isVisible()).toBe(true)
})
