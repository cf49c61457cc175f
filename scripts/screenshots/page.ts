// Takes the README's pictures of the chat page: states of a jewellery shop's chat and of its admin's part, light and dark, on a desktop and a phone, and the
// moving one of a server that is killed. `node scripts/screenshots/page.ts` takes those of the README, `--all FOLDER` every state in every form;
// `--still` leaves the moving one out, `--only=admin` all but those whose names begin so.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { testTokens } from '../../test/support/chat.ts'
import { adminStates } from './admin-states.ts'
import { leaveAnHour } from './hour.ts'
import { takeMovingPicture } from './moving.ts'
import { images, openBrowser, startServer } from './server.ts'
import { openShop } from './shop.ts'
import { forms, openForm, states, type Form } from './states.ts'
import { bringTrouble } from './trouble.ts'

const all = { ...states, ...adminStates }
type AnyState = keyof typeof all

/** The README's: six of the states, each in the form that suits it. */
const inReadme: [AnyState, Form][] = [
  ['conversation', 'desktop-light'],
  ['group', 'desktop-dark'],
  ['list', 'phone-light'],
  ['broadcasts', 'phone-dark'],
  ['admin-overview', 'desktop-light'],
  ['admin-reports', 'desktop-dark'],
]

const main = async (): Promise<void> => {
  const folder = process.argv.includes('--all') ? process.argv.at(-1)! : images
  const wanted = process.argv.includes('--all')
    ? Object.keys(all).flatMap((state) => Object.keys(forms).map((form) => [state, form] as [AnyState, Form]))
    : inReadme
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
  await mkdir(folder, { recursive: true })
  await using server = await startServer({ JWT_SECRET: testTokens.secret, GRACE_MS: '0' })
  const browser = await openBrowser()
  try {
    const shop = await openShop(server.url)
    await bringTrouble(server.url, shop)
    await leaveAnHour(server.dataDir)
    for (const [state, form] of wanted.filter(([state]) => !only || state.startsWith(only))) {
      const person = Object.hasOwn(adminStates, state) ? shop.root : shop.maya
      await using window = await openForm(browser, server.url, person, form)
      await all[state](window.page, shop)
      const picture = await sharp(await window.page.screenshot())
        .webp({ quality: 88 })
        .toBuffer()
      const file = join(folder, `page-${state}-${form}.webp`)
      await writeFile(file, picture)
      console.log(`${file}: ${Math.round(picture.length / 1024)} KB`)
    }
    if (!process.argv.includes('--still'))
      await takeMovingPicture(browser, server, shop, join(folder, 'page-killed.webp'))
  } finally {
    await browser.close()
  }
}

await main()
