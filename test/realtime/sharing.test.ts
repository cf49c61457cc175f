import { buildSchema, getNamedType, isObjectType, type GraphQLInterfaceType } from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import { picture, upload } from '../attachment/files.ts'
import * as operations from '../generated/operations.ts'
import { until } from '../support/eventually.ts'
import type { Person } from '../support/person.ts'
import { hasDirective, isForAdmins, reachableFrom, selectionOf, shownIn, type Choice } from '../support/selections.ts'
import { startSharedChat } from '../support/shared-chat.ts'

/**
 * What isn't marked `@viewer` may be shown to one reader as it was made for another. So two people who differ in everything
 * that the chat knows of them ask for all of it, and get the same.
 */
const schema = buildSchema(typeDefs.join('\n'))
const events = schema.getPossibleTypes(schema.getType('Event') as GraphQLInterfaceType)
/** What isn't kept is made for each reader. */
const ephemeral = ['typingChanged', 'userStatusChanged']
/** What one field of a subscription gives beside events. */
const narrow = Object.values(schema.getSubscriptionType()!.getFields())
  .filter(({ name }) => !ephemeral.includes(name))
  .map(({ type }) => getNamedType(type))
  .filter(isObjectType)
const shared: Choice['wants'] = (_, field) => !hasDirective(field, 'viewer')
const forUsers: Choice['wants'] = (type, field) => shared(type, field) && !isForAdmins(field)

// Addresses of files say until when they hold: the clock stands, so that two that are made one after the other are the same.
const now = new Date()
const chat = await startSharedChat({ clock: { now: () => now }, limits: { deliveredEveryMs: 20 } })

/** Two people of one group, one of whom does and has everything that the other doesn't. */
const setScene = async (role?: string) => {
  const [one, other, third] = await Promise.all(
    ['one', 'other', 'third'].map((name) => chat.user(`${name}-${role ?? 'user'}`, role ? { role } : {})),
  )
  const root = await chat.admin()
  const { createGroup } = await one!.does(operations.CreateGroupDocument, {
    input: { title: 'A group', memberIds: [other!.id, third!.id, root.id] },
  })
  const group = createGroup.conversation
  const conversationId = group.id
  return { one: one!, other: other!, third: third!, root, group, conversationId }
}
type Scene = Awaited<ReturnType<typeof setScene>>

const cursorOf = async (person: Person) => ((await person.does('{ cursor }')) as { cursor: string }).cursor

/** Something of every kind. */
const doEverything = async ({ one, other, third, root, group, conversationId }: Scene) => {
  await one.does(operations.UpdateGroupDocument, {
    input: { conversationId, title: 'Renamed', avatarId: await upload(one, await picture(64, 64)) },
  })
  await one.does(operations.UpdateProfileDocument, { input: { avatarId: await upload(one, await picture(64, 64)) } })
  const first = await one.sends(group, 'first', { mentionIds: [other.id] })
  await one.does(operations.PinMessageDocument, { messageId: first.id })
  await one.does(operations.AddReactionDocument, { messageId: first.id, emoji: '👍' })
  const files = [await upload(other, await picture(640, 480))]
  await other.sends(group, 'a picture', { kind: 'IMAGE', attachmentIds: files, replyToId: first.id })
  await one.does(operations.EditMessageDocument, { messageId: first.id, text: 'edited' })
  const gone = await one.sends(group, 'gone')
  await one.does(operations.DeleteMessageDocument, { messageId: gone.id })
  await other.sends(group, 'unread')
  await one.does(operations.MarkConversationReadDocument, { conversationId })
  await one.does(operations.SetConversationMutedDocument, { conversationId, muted: true })
  const { createRoom } = await root.does(operations.CreateRoomDocument, {
    input: { name: 'A room', description: 'For two' },
  })
  const roomId = createRoom.room.id
  await root.does(operations.AddRoomMembersDocument, { roomId, userIds: [one.id, other.id] })
  const clientId = `${one.id}-room`
  await root.does(operations.BroadcastDocument, { input: { clientId, text: 'To the room', roomId } })
  await root.does(operations.UpdateRoomDocument, { input: { roomId, name: 'The room' } })
  const shown = [await upload(root, await picture(64, 64))]
  await root.does(operations.BroadcastDocument, {
    input: { clientId: `${one.id}-picture`, kind: 'IMAGE', attachmentIds: shown },
  })
  const sent = await root.does(operations.BroadcastDocument, { input: { clientId: one.id, text: 'To all' } })
  await root.does(operations.DeleteBroadcastDocument, { broadcastId: sent.broadcast.broadcast.id })
  await one.does(operations.MarkBroadcastsReadDocument)
  await third.sends(group, 'the last one')
  const until = new Date(now.getTime() + 60_000).toISOString()
  await root.does(operations.SuspendUserDocument, { userId: third.id, reason: 'spam', until })
}

/** What a person is told of, field by field as a document has a bounded number of tokens: by the event's id and the field. */
const streamOf = async (person: Person, after: string, wants: Choice['wants']) => {
  const heard = new Map<string, object>()
  await using client = await person.connect()
  for (const type of events)
    for (const field of Object.keys(type.getFields())) {
      const only: Choice['wants'] = (of, each) => wants(of, each) && (of !== type || each.name === field)
      const part = `... on ${type.name} ${selectionOf(type, { wants: only, depth: 4 })}`
      const query = `subscription { events(after: ${JSON.stringify(after)}) { __typename key: id ${part} } }`
      const id = `${type.name}.${field}`
      client.send({ id, type: 'subscribe', payload: { query } })
      for (;;) {
        const frame = await client.nextOf(id)
        if (frame.type !== 'next') throw new Error(JSON.stringify(frame))
        const { key, ...event } = frame.payload.data.events
        if (event.__typename === 'CaughtUp') break
        if (event.__typename === type.name) heard.set(`${key} ${field}`, event)
      }
      client.send({ id, type: 'complete' })
    }
  return heard
}

/** Who is told of a message has it delivered by that, which others are shown: it is, before what people are told is compared. */
const haveDelivered = async (person: Person, after: string, { conversationId }: Scene) => {
  await using stream = await person.events({ after })
  await stream.until('CaughtUp')
  await until(async () => {
    const { conversation } = await person.does(operations.ConversationDocument, { id: conversationId })
    const own = conversation?.members.find(({ user }) => user.id === person.id)
    return own?.deliveredSeq === conversation?.lastSeq
  })
}

const shownToBoth = async (scene: Scene, wants: Choice['wants']) => {
  const people = [scene.one, scene.other]
  const cursors = await Promise.all(people.map(cursorOf))
  await doEverything(scene)
  await Promise.all(people.map((person, i) => haveDelivered(person, cursors[i]!, scene)))
  const [first, second] = await Promise.all(people.map((person, i) => streamOf(person, cursors[i]!, wants)))
  const both = [...first!.keys()].filter((id) => second!.has(id))
  for (const id of both) expect(second!.get(id)).toEqual(first!.get(id))
  return [...first!.values(), ...second!.values()]
}

test('what two people are told of the same event is the same, but for what is marked @viewer', async () => {
  // Before all else: the clock stands, and tokens are signed by the machine's.
  const [ofUsers, ofAdmins] = [await setScene(), await setScene('admin')]
  const shown = shownIn([await shownToBoth(ofUsers, forUsers), await shownToBoth(ofAdmins, shared)])
  // And nothing was left out.
  const missing = [...reachableFrom([...events, ...narrow], shared)]
    .filter(({ name }) => !isOfOne(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => shared(type, field))
        .map(({ name }) => `${type.name}.${name}`),
    )
    .filter((name) => !shown.has(name))
  expect(missing).toEqual([])
})

/** Told to one person alone, or about the stream itself. */
const isOfOne = (name: string): boolean => ['CaughtUp', 'ResyncRequired', 'ConversationLeft'].includes(name)
