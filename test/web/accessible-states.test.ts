import { expect, test } from 'vitest'
import { adminStates, type AdminState } from '../../scripts/screenshots/admin-states.ts'
import { openShop } from '../../scripts/screenshots/shop.ts'
import { forms, states, type State } from '../../scripts/screenshots/states.ts'
import { bringTrouble } from '../../scripts/screenshots/trouble.ts'
import { demoIdentities, signDemoTokens } from '../../src/demo/people.ts'
import { testTokens } from '../support/chat.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { expectAccessible } from './axe.ts'
import { openPage, openWindow, useBrowser } from './page.ts'

const browser = useBrowser()
const chat = await startSharedChat({ demo: demoIdentities(signDemoTokens(testTokens)) })
const shop = await openShop(chat.url)
await bringTrouble(chat.url, shop)

test.each(Object.keys(forms) as (keyof typeof forms)[])(
  'nothing serious stands before signing in: %s',
  async (form) => {
    await using window = await openWindow(browser, shop.maya, { own: [chat.url], context: forms[form] })
    const { page } = window
    await page.goto(chat.url)
    await page.getByRole('button', { name: 'Ann' }).waitFor()
    await expectAccessible(window)
    await page.goto(`${chat.url}/#token=a.b.c`)
    await page.getByRole('alert').getByText('Your token was refused').waitFor()
    await page.getByRole('button', { name: 'Ann' }).waitFor()
    await expectAccessible(window)
  },
)

test.each(['desktop-dark', 'phone-light'] as const)(
  'nothing serious stands in what pictures show: %s',
  async (form) => {
    await using window = await openPage(browser, chat, shop.maya, forms[form])
    const { page } = window
    const seen: string[] = []
    for (const state of Object.keys(states) as State[]) {
      await states[state](page, shop)
      await expectAccessible(window)
      seen.push(state)
      await page.keyboard.press('Escape')
      await page.evaluate(() => (location.hash = '#/'))
      await page.getByRole('searchbox').fill('')
    }
    expect(seen).toEqual(Object.keys(states))
  },
)

test.each(['desktop-light', 'phone-dark'] as const)(
  'nothing serious stands in what pictures show of the admin part: %s',
  async (form) => {
    await using window = await openPage(browser, chat, shop.root, forms[form])
    const { page } = window
    const seen: string[] = []
    for (const state of Object.keys(adminStates) as AdminState[]) {
      await adminStates[state](page)
      await expectAccessible(window)
      seen.push(state)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(seen).toEqual(Object.keys(adminStates))
  },
)
