import { randomUUID } from 'node:crypto'
import { upload, type File } from '../../test/attachment/files.ts'
import * as operations from '../../test/generated/operations.ts'
import { signToken } from '../../src/server/authentication.ts'
import { testTokens } from '../../test/support/chat.ts'
import { createPerson, type Person } from '../../test/support/person.ts'
import { goldRing, necklace, ring } from './jewellery.ts'

const day = 24 * 3600_000

const names = {
  maya: 'Maya Lindqvist',
  jonas: 'Jonas Weber',
  amara: 'Amara Okafor',
  elif: 'Elif Demir',
  sofia: 'Sofia Rossi',
  henry: 'Henry Adler',
  root: 'Precious Jewellery',
}
export type Shop = Record<keyof typeof names, Person> & { group: string; direct: string }

/** What was said some days ago; `importMessages` takes it with its times. */
const earlier: [days: number, from: keyof typeof names, to: keyof typeof names, text: string][] = [
  [3.1, 'jonas', 'maya', 'Good morning Maya! The sapphire ring that you asked for has come in.'],
  [3.09, 'maya', 'jonas', 'Oh, that was quick! Is it the one with the silver band?'],
  [3.08, 'jonas', 'maya', 'It is. Size 54, and we can have it changed until Friday.'],
  [2.2, 'maya', 'jonas', 'Could you send me a picture? My sister wants to see it too.'],
  [2.9, 'elif', 'maya', 'Your bracelet is repaired. The clasp is a new one now.'],
  [2.5, 'maya', 'henry', 'Is the clock on the second shelf still for sale?'],
  [2.4, 'henry', 'maya', 'Sold yesterday, I’m afraid. There will be another one in spring.'],
  [1.4, 'sofia', 'maya', 'Thank you for the engraving, it is lovely!'],
]

/** A jewellery shop on an ordinary day, with its people, and messages of all kinds. */
export const openShop = async (url: string): Promise<Shop> => {
  const sign = (id: string) =>
    signToken({ id, name: names[id as keyof typeof names], ...(id === 'root' && { role: 'admin' }) }, testTokens, 3600)
  const people = Object.fromEntries(Object.keys(names).map((id) => [id, createPerson(url, id, sign(id))])) as Record<
    keyof typeof names,
    Person
  >
  const { maya, jonas, amara, elif, sofia, henry, root } = people
  for (const person of Object.values(people)) await person.does('{ viewer { id } }')
  await root.does(operations.ImportMessagesDocument, {
    input: earlier
      .toSorted(([one], [other]) => other - one)
      .map(([days, from, to, text], i) => ({
        sourceId: `earlier-${i}`,
        memberIds: [people[from].id, people[to].id],
        senderId: people[from].id,
        text,
        createdAt: new Date(Date.now() - days * day).toISOString(),
        readByIds: [people[from].id, people[to].id],
      })),
  })
  const says = (from: Person, to: Person, text: string, more = {}) => from.sends(to, text, more)
  const shows = async (
    from: Person,
    to: { recipientId: string } | { conversationId: string },
    files: File[],
    text: string,
  ) =>
    from.does(operations.SendMessageDocument, {
      input: {
        ...to,
        clientId: randomUUID(),
        kind: files.every(({ mimeType }) => mimeType.startsWith('image/')) ? 'IMAGE' : 'FILE',
        text,
        attachmentIds: await Promise.all(files.map((file) => upload(from, file))),
      },
    })

  const { createGroup } = await elif.does(operations.CreateGroupDocument, {
    input: { title: 'Workshop', memberIds: [maya.id, jonas.id, amara.id, henry.id] },
  })
  const group = createGroup.conversation.id
  const inGroup = (from: Person, text: string, more = {}) => from.sends(createGroup.conversation, text, more)
  await inGroup(elif, 'The kiln is on from two o’clock. Who has something for it?')
  await inGroup(amara, 'Two pairs of enamel earrings, please.')
  await shows(henry, { conversationId: group }, [await necklace()], 'From Bahrain, since this morning')
  await inGroup(jonas, '@Maya Lindqvist would you look over the pearls before they go out?', { mentionIds: [maya.id] })

  await says(sofia, maya, 'Do you open on Sunday?')
  await says(elif, maya, 'And it costs nothing, it was our mistake 💛')
  await says(henry, maya, 'The clock is back, the buyer changed his mind!')

  await shows(
    jonas,
    { recipientId: maya.id },
    [await ring(), await goldRing()],
    'Here they are: silver, and the same one in gold.',
  )
  const first = await says(maya, jonas, 'The silver one! My sister says so as well.')
  await jonas.does(operations.AddReactionDocument, { messageId: first.id, emoji: '💍' })
  await says(maya, jonas, 'Can you keep it for me until five?', { replyToId: first.id })
  const kept = await says(jonas, maya, 'Of course. It is in the blue box, with your name on it.')
  await maya.does(operations.AddReactionDocument, { messageId: kept.id, emoji: '❤️' })
  await maya.does(operations.PinMessageDocument, { messageId: kept.id })
  await shows(
    jonas,
    { recipientId: maya.id },
    [{ name: 'certificate-2471.txt', mimeType: 'text/plain', bytes: Buffer.from('Sapphire, 1.2 ct\n'.repeat(160)) }],
    'And its certificate.',
  )
  for (const [name, description] of [
    ['Goldsmiths', 'Who works at the bench: courses, tools, and what the kiln does'],
    ['Friends of the house', 'Previews of what is new, before it is in the window'],
  ] as const)
    await root.does(operations.CreateRoomDocument, { input: { name, description } })
  await root.does(operations.BroadcastDocument, {
    input: {
      clientId: randomUUID(),
      text: 'New in the window: pearls from Bahrain. Come and see them, the first two days are for you alone.',
      kind: 'IMAGE',
      attachmentIds: [await upload(root, await necklace())],
    },
  })
  await root.does(operations.BroadcastDocument, {
    input: {
      clientId: randomUUID(),
      text: 'On Saturday the shop closes at two, as there is a market in our street. Orders are sent as ever.',
    },
  })
  return { ...people, group, direct: first.conversation.id }
}
