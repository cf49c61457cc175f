import { afterAll, expect, test } from 'vitest'
import { SetTypingDocument } from '../../generated/operations.ts'
import { hearsTyping } from '../../presence/watching.ts'
import { createPerson } from '../../support/person.ts'
import { startSharedChat } from '../../support/shared-chat.ts'

const one = await startSharedChat()
const two = await one.another()
afterAll(() => two.close())

test('who types at one process is seen to at another within a second, also without Redis', async () => {
  const [ann, bob] = await one.people('ann', 'bob')
  const { id } = (await ann.sends(bob, 'hello')).conversation
  await using bobs = await hearsTyping(two, createPerson(two.url, bob.id, bob.token))
  for (const isTyping of [true, false]) {
    await ann.does(SetTypingDocument, { conversationId: id, isTyping })
    expect(await bobs.next()).toMatchObject({ conversation: { id }, user: { id: ann.id }, isTyping })
  }
})
