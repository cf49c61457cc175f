import { expect, test } from 'vitest'
import { CreateGroupDocument, SetAvailabilityDocument, SetTypingDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { until } from '../support/eventually.ts'
import { range } from '../support/range.ts'
import { subscribe } from '../support/subscribe.ts'

/** Of some 9 kB each, shown: some hundreds are more than the system's own buffers of a connection take. */
const long = '長'.repeat(100)
const titles = range(1, 20).map((i) => `t${i}: title`)
const names = range(1, 10).map((i) => `n${i}: name`)
const typing = `subscription { typingChanged { isTyping user { id ${names.join(' ')} } conversation { ${titles.join(' ')} } } }`
const statuses = 'subscription { userStatusChanged { availability } }'
const messages = 'subscription { messageReceived { seq } }'
const flowBytes = 64_000

test('a reader that stops reading amid typing is not cut off for it: messages pass what nobody keeps, each once', async () => {
  const limits = { streams: { inbox: 20 }, typing: { lastsMs: 600_000, everyMs: 0 }, sockets: { pingMs: 600_000 } }
  await using chat = await startChat({ limits })
  const [ann, bob] = await chat.users('ann', 'bob')
  const typers = await Promise.all(range(1, 20).map((i) => chat.user(`typer${i}`, { displayName: long })))
  const input = { title: long, memberIds: [bob.id, ...typers.map(({ id }) => id)] }
  const { id: conversationId } = (await ann.does(CreateGroupDocument, { input })).createGroup.conversation
  await using _online = await ann.connect()
  await using phone = await bob.connect()
  const typed = subscribe<{ typingChanged: { isTyping: boolean; user: { id: string } } }, object>(phone, typing)
  const status = subscribe<{ userStatusChanged: { availability: string } }, object>(phone, statuses)
  const received = subscribe<{ messageReceived: { seq: number } }, object>(phone, messages)
  await until(
    () => chat.app.hub.size === 2 && chat.app.presence.typing.size === 1 && chat.app.presence.service.size === 1,
  )

  phone.pause()
  const waiting = () => chat.app.sockets.waiting().most
  let rounds = 0
  const round = async () => {
    const isTyping = ++rounds % 2 === 1
    await Promise.all(typers.map((typer) => typer.does(SetTypingDocument, { conversationId, isTyping })))
    await ann.does(SetAvailabilityDocument, { availability: isTyping ? 'AWAY' : 'DO_NOT_DISTURB' })
  }
  while (waiting() === 0) await round()
  for (const _ of range(1, 20)) await round()
  if (rounds % 2 === 1) await round()
  await ann.does(SetAvailabilityDocument, { availability: 'ONLINE' })
  const byTyping = waiting()
  const sent = range(1, 60)
  for (const i of sent) await ann.sends(conversationId, `message ${i}`)

  phone.resume()
  const heard: number[] = []
  while (heard.length < sent.length) heard.push((await received.next()).messageReceived.seq)
  expect(heard).toEqual(sent)
  expect(byTyping).toBeLessThan(flowBytes / 2)
  const last = new Map<string, boolean>()
  let given = 0
  while (last.size < typers.length || [...last.values()].includes(true)) {
    const { user, isTyping } = (await typed.next()).typingChanged
    last.set(user.id, isTyping)
    given++
  }
  expect(given).toBeLessThan(rounds * typers.length)
  let shown: string
  do shown = (await status.next()).userStatusChanged.availability
  while (shown !== 'ONLINE')
  console.log('typing:', { rounds, set: rounds * typers.length, given, byTyping })
})
