// Takes the README's pictures of the chat page: eight states of a jewellery shop's chat, light and dark, on a desktop and a phone, and the
// moving one of a server that is killed. `node scripts/screenshots/page.ts` takes those of the README, `--all FOLDER` every state in every form.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { testTokens } from '../../test/support/chat.ts'
import { takeMovingPicture } from './moving.ts'
import { images, openBrowser, startServer } from './server.ts'
import { openShop } from './shop.ts'
import { forms, openForm, states, type Form, type State } from './states.ts'

/** The README's: four of the states, each in the form that suits it. */
const inReadme: [State, Form][] = [
  ['conversation', 'desktop-light'],
  ['group', 'desktop-dark'],
  ['list', 'phone-light'],
  ['broadcasts', 'phone-dark'],
]

const main = async (): Promise<void> => {
  const folder = process.argv.includes('--all') ? process.argv.at(-1)! : images
  const wanted = process.argv.includes('--all')
    ? Object.keys(states).flatMap((state) => Object.keys(forms).map((form) => [state, form] as [State, Form]))
    : inReadme
  await mkdir(folder, { recursive: true })
  await using server = await startServer({ JWT_SECRET: testTokens.secret, GRACE_MS: '0' })
  const browser = await openBrowser()
  try {
    const shop = await openShop(server.url)
    for (const [state, form] of wanted) {
      await using window = await openForm(browser, server.url, shop, form)
      await states[state](window.page, shop)
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
