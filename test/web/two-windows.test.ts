import { expect, test } from 'vitest'
import { startChat } from '../support/chat.ts'
import { openPage, useBrowser } from './page.ts'

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
  await annsWindow.shows('Since this morning.')
  await annsWindow.writes('Then I come at five.')
  await bobsWindow.shows('Then I come at five.')
  const all = ['Is the ring back?', 'Since this morning.', 'Then I come at five.']
  expect(await annsWindow.texts()).toEqual(expect.arrayContaining(all))
  expect(await annsWindow.texts()).toEqual(await bobsWindow.texts())
})
