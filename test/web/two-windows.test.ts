import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { openPage, useBrowser, type PageWindow } from './page.ts'

const browser = useBrowser()

test('two people in two windows write to each other', async () => {
  await using chat = await startChat()
  const [ann, bob] = await chat.users('Ann', 'Bob')
  await ann.sends(bob, 'Is the ring back?')
  await using annsWindow = await openPage(browser, chat, ann)
  await using bobsWindow = await openPage(browser, chat, bob)
  await annsWindow.opens('Bob')
  await bobsWindow.opens('Ann')

  await bobsWindow.writes('Since this morning.')
  await shows(annsWindow, 'Since this morning.')
  await annsWindow.writes('Then I come at five.')
  await shows(bobsWindow, 'Then I come at five.')
  expect(await textsOf(annsWindow)).toEqual(await textsOf(bobsWindow))
})

const shows = ({ page }: PageWindow, text: string) => page.getByRole('main').getByText(text).waitFor()
const textsOf = ({ page }: PageWindow) => page.getByRole('log').getByRole('paragraph').allInnerTexts()
