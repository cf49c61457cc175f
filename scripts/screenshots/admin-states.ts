import type { Page } from 'playwright-core'
import { settled } from './states.ts'

const part = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => (location.hash = to), hash)
  await page.getByRole('heading', { level: 1, name: 'Admin' }).waitFor()
}
const chooses = async (page: Page, name: string, item: string): Promise<void> => {
  await part(page, '#/admin/people')
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await settled(page)
}

/** What is shown of the shop to its admin. */
export const adminStates = {
  'admin-overview': async (page: Page) => {
    await part(page, '#/admin')
    await page.getByText('People online').waitFor()
    await settled(page)
  },
  'admin-reports': async (page: Page) => {
    await part(page, '#/admin/reports')
    await page.getByRole('button', { name: 'Dismiss' }).first().waitFor()
    await settled(page)
  },
  'admin-decision': async (page: Page) => {
    await part(page, '#/admin/reports')
    await page.getByRole('button', { name: 'Suspend sender' }).first().click()
    await page.getByRole('dialog').getByLabel('Until when').waitFor()
    await settled(page)
  },
  'admin-resolved': async (page: Page) => {
    await part(page, '#/admin/reports')
    await page.getByText('Resolved', { exact: true }).click()
    await page.getByText('Note: They are friends').waitFor()
    await settled(page)
  },
  'admin-people': async (page: Page) => {
    await part(page, '#/admin/people')
    await page.getByText('Suspended until restored').waitFor()
    await settled(page)
  },
  'admin-suspend': async (page: Page) => chooses(page, 'Viktor Brandt', 'Suspend …'),
  'admin-erase': async (page: Page) => chooses(page, 'Viktor Brandt', 'Erase …'),
  'admin-broadcasts': async (page: Page) => {
    await part(page, '#/admin/broadcasts')
    await page
      .getByText(/^Reached/)
      .first()
      .waitFor()
    await page.getByRole('textbox', { name: 'Text' }).fill('Tomorrow the kiln is on from ten.')
    await settled(page)
  },
  'admin-audit': async (page: Page) => {
    await part(page, '#/admin/audit')
    await page.getByRole('list', { name: 'Audit log' }).getByRole('listitem').first().waitFor()
    await settled(page)
  },
} satisfies Record<string, (page: Page) => Promise<void>>
export type AdminState = keyof typeof adminStates
