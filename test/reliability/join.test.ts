import { expect, test } from 'vitest'
import { EventsDocument, ViewerDocument } from '../generated/operations.ts'
import { startChat } from '../support/chat.ts'
import { readEvents, type Person } from '../support/person.ts'
import { range } from '../support/range.ts'
import { startWriter } from '../support/recorder.ts'

const joins = 1000
/** Devices that resume side by side. */
const devices = 5

test(`${joins} resumes while messages are written: no gap and no double where the log and the live stream join`, async () => {
  // Small pages, so that a resume reads several.
  await using chat = await startChat({ limits: { streams: { page: 5 } } })
  const [ann, bob] = await chat.users('ann', 'bob')
  const { conversation } = await ann.sends(bob, 'first')
  const { cursor } = await bob.does(ViewerDocument)
  const writers = Array.from({ length: 2 }, () =>
    startWriter({ url: () => chat.url, person: 'ann', conversations: [conversation.id], every: 25 }),
  )
  const heard = await Promise.all(range(1, devices).map(() => resumeOften(bob, cursor)))
  await Promise.all(writers.map((writer) => writer.stop()))
  // They met what was written.
  expect(Math.min(...heard)).toBeGreaterThan(joins / devices / 2)
})

/** The seq of the last message that it heard. */
const resumeOften = async (person: Person, from: string): Promise<number> => {
  await using client = await person.connect()
  let cursor = from
  let last = 1
  for (let i = 0; i < joins / devices; i++) {
    const id = `resume ${i}`
    const payload = { query: EventsDocument.toString(), variables: { after: cursor } }
    client.send({ id, type: 'subscribe', payload })
    const reader = readEvents(client, id)
    const missed = await reader.until('CaughtUp')
    expect(missed.at(-1)).toMatchObject({ missed: missed.length - 1 })
    const live = i % 10 === 0 ? await reader.take(2) : []
    client.send({ id, type: 'complete' })
    const seqs = [...missed, ...live].flatMap((event) =>
      event.__typename === 'MessageAdded' ? [event.message.seq] : [],
    )
    expect(seqs).toEqual(range(last + 1, last + seqs.length))
    expect(seqs).toHaveLength(missed.length + live.length - 1)
    last += seqs.length
    cursor = reader.cursor
  }
  return last
}
