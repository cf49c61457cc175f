import { expect, test } from 'vitest'
import { OpenConversationDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { violations } from '../support/checker.ts'
import { readHistory, startFollower, startWriter } from '../support/recorder.ts'

test('two processes, 50 writers, one conversation: seq dense, one order for all, nobody left behind', async () => {
  await using one = await startChat()
  await using two = await one.another()
  expect(new Set([...one.app.lanes(), ...two.app.lanes()]).size).toBe(4)
  const [ann, bob] = await one.users('ann', 'bob')
  const { conversation } = (await ann.does(OpenConversationDocument, { userId: bob.id })).openConversation
  // What was opened is there for the other one from the first message on, or from when they open it too.
  await bob.does(OpenConversationDocument, { userId: ann.id })
  const { cursor } = await ann.does(ViewerDocument)
  const { cursor: bobs } = await bob.does(ViewerDocument)

  const followers = [one, two].flatMap(({ url }) => [
    startFollower({ url: () => url, person: 'ann', after: cursor }),
    startFollower({ url: () => url, person: 'bob', after: bobs }),
  ])
  const writers = Array.from({ length: 50 }, (_, i) =>
    startWriter({
      url: () => (i % 2 ? one : two).url,
      person: i % 4 < 2 ? 'ann' : 'bob',
      conversations: [conversation.id],
      messages: 20,
    }),
  )
  await Promise.all(writers.map(({ done }) => done))

  const history = await readHistory(() => one.url, 'ann', conversation.id)
  const ids = new Set(history.map(({ id }) => id))
  await Promise.all(followers.map((follower) => follower.hears(ids)))
  const recording = {
    sends: writers.flatMap(({ sends }) => sends),
    followers,
    histories: new Map([[conversation.id, history]]),
    members: new Map([[conversation.id, ['ann', 'bob']]]),
  }
  expect(violations(recording)).toEqual([])
  expect(history).toHaveLength(50 * 20)
  expect(writers.flatMap(({ refusals }) => refusals)).toEqual([])
  await Promise.all(followers.map((follower) => follower.close()))
})
