import { setTimeout as wait } from 'node:timers/promises'
import { fold, foldedEvents, readSnapshot, type Folded } from '../../support/fold.ts'
import { act } from '../../support/histories.ts'
import { createPerson } from '../../support/person.ts'
import type { seeded } from '../../support/random.ts'
import { admin, insist, startFollower, tokenOf } from '../../support/recorder.ts'

/** What somebody has who kept a snapshot true by events, and what a fresh one says. */
export interface SeenFold {
  person: string
  folded: Folded
  fresh: Folded
}

/** Milliseconds within which the last event has come. */
const restMs = 15_000

/** People who do all that can be done to conversations and messages, at random, whatever comes of it. */
export const startFolding = async (urls: (() => string)[], random: ReturnType<typeof seeded>, ids: string[]) => {
  const at = (i: number, id: string) => createPerson(urls[i % urls.length]!(), id, tokenOf(id))
  for (const id of [...ids, admin]) await insist(urls[0]!, id, '{ viewer { id } }')
  const people = ids.map((id, i) => at(i, id))
  const root = at(0, admin)
  const known = { messages: [], groups: [] }
  for (let i = 0; i < 10; i++) await act(random, people, root, known)
  const snapshots = await Promise.all(people.map(readSnapshot))
  const followers = people.map(({ id }, i) =>
    startFollower({ url: urls[i % urls.length]!, person: id, after: snapshots[i]!.cursor, query: foldedEvents }),
  )
  let stopped = false
  const running = (async () => {
    while (!stopped) {
      await act(random, people, root, known).catch(() => {})
      await wait(500)
    }
  })()
  const look = async (i: number): Promise<SeenFold> => {
    const person = people[i]!
    const { cursor: _cursor, ...fresh } = await readSnapshot(person)
    const { cursor: _from, ...before } = snapshots[i]!
    return { person: person.id, folded: fold(before, followers[i]!.events, person.id), fresh }
  }
  return {
    followers,
    stop: async () => {
      stopped = true
      await running
    },
    /** At rest. */
    finish: async (): Promise<SeenFold[]> => {
      const until = performance.now() + restMs
      return Promise.all(
        people.map(async (_, i) => {
          let seen = await look(i)
          for (; !isTrue(seen) && performance.now() < until; seen = await look(i)) await wait(500)
          return seen
        }),
      )
    },
  }
}

export const isTrue = ({ folded, fresh }: SeenFold): boolean => JSON.stringify(folded) === JSON.stringify(fresh)
