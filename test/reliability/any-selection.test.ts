import { buildSchema, type GraphQLInterfaceType } from 'graphql'
import { expect, test } from 'vitest'
import { typeDefs } from '../../src/server/graphql/schema.ts'
import {
  AddReactionDocument,
  BlockUserDocument,
  CreateGroupDocument,
  EraseUserDocument,
  LeaveConversationDocument,
  MarkConversationReadDocument,
} from '../generated/operations.ts'
import { move, proclaim, type KnownToAll } from '../support/broadcast-histories.ts'
import { startChat } from '../support/chat.ts'
import { act } from '../support/histories.ts'
import type { Person } from '../support/person.ts'
import { seeded } from '../support/random.ts'
import { isForAdmins, selectionOf, type Choice } from '../support/selections.ts'

/**
 * Whatever a client selects of an event, it can be shown, also once those whom it tells of have left, were blocked or erased: an event
 * that can't be stops its stream for good.
 */
const schema = buildSchema(typeDefs.join('\n'))
const types = schema.getPossibleTypes(schema.getType('Event') as GraphQLInterfaceType)

const cursorOf = async (person: Person) => ((await person.does('{ cursor }')) as { cursor: string }).cursor

/** The ids of all that a person missed, by what is selected of it: a field at a time, as a document has a bounded number of tokens. */
const missed = async (person: Person, after: string) => {
  const heard = new Map<string, string[]>()
  await using client = await person.connect()
  for (const type of types)
    for (const field of Object.keys(type.getFields())) {
      const wants: Choice['wants'] = (of, each) => !isForAdmins(each) && (of !== type || each.name === field)
      const part = `... on ${type.name} ${selectionOf(type, { wants, depth: 2 })}`
      const id = `${type.name}.${field}`
      const query = `subscription { events(after: ${JSON.stringify(after)}) { __typename key: id ${part} } }`
      client.send({ id, type: 'subscribe', payload: { query } })
      const keys: string[] = []
      for (;;) {
        const frame = await client.nextOf(id)
        if (frame.type !== 'next') throw new Error(JSON.stringify(frame))
        const { __typename, key } = frame.payload.data.events
        if (__typename === 'CaughtUp') break
        keys.push(key)
      }
      client.send({ id, type: 'complete' })
      heard.set(id, keys)
    }
  return heard
}

test('an event is shown whatever is selected of it, and whatever became of those whom it tells of', async () => {
  await using chat = await startChat({ limits: { deliveredEveryMs: 20 } })
  const random = seeded(11)
  const people = await chat.users('ann', 'bob', 'cid', 'dan')
  const admin = await chat.admin()
  const known: KnownToAll = { messages: [], groups: [], rooms: [], broadcasts: [] }
  const cursors = await Promise.all(people.map(cursorOf))
  const devices = await Promise.all(people.map((person) => person.events()))
  for (let i = 0; i < 25; i++) {
    await Promise.all([0, 0, 0].map(() => (random.below(3) ? act : move)(random, people, admin, known)))
    await proclaim(random, people, admin, known)
  }
  const [ann, bob, cid, dan] = people
  await tellOf(ann, bob)
  await tellOf(ann, dan)
  await ann.does(BlockUserDocument, { userId: bob.id })
  await admin.does(EraseUserDocument, { userId: dan.id })
  await chat.app.erasures.run()
  for (const device of devices) await device[Symbol.asyncDispose]()
  for (const person of [ann, cid]) {
    const [some, ...others] = (await missed(person, cursors[people.indexOf(person)]!)).values()
    expect(some!.length).toBeGreaterThan(20)
    // What comes meanwhile comes behind.
    for (const keys of others) expect(keys.slice(0, some!.length)).toEqual(some)
  }
})

/** All that events tell of one person, who leaves then. */
const tellOf = async (person: Person, other: Person) => {
  const { createGroup } = await person.does(CreateGroupDocument, { input: { title: 'Group', memberIds: [other.id] } })
  const { id: conversationId } = createGroup.conversation
  const { id: messageId } = await person.sends(conversationId, 'a question', { mentionIds: [other.id] })
  await other.does(AddReactionDocument, { messageId, emoji: '👍' })
  await other.sends(conversationId, 'an answer', { replyToId: messageId })
  await person.sends(conversationId, 'seen?')
  await other.does(MarkConversationReadDocument, { conversationId })
  await other.does(LeaveConversationDocument, { conversationId })
}
