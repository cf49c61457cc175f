import { expect, test } from 'vitest'
import type { Client } from '../../src/client/index.ts'
import * as operations from '../generated/operations.ts'
import { startChat, type Chat } from '../support/chat.ts'
import { act, type Known } from '../support/histories.ts'
import type { Person } from '../support/person.ts'
import { startProxy } from '../support/proxy.ts'
import { seeded } from '../support/random.ts'
import { openPage } from './scene.ts'

/** A page that has loaded the lists and each conversation's messages, through a library's cache. */
export interface CachePage {
  /** Loads, and follows the events from then on; resolves when it hears everything. */
  open(conversationIds: string[]): Promise<void>
  /** What the cache has by now, without asking the server. */
  cached(conversationIds: string[]): Promise<unknown>
  /** The same, from the server, by a client of its own. */
  fresh(conversationIds: string[]): Promise<unknown>
  close(): void
}

/** Where a page begins and ends is where it was loaded: a cursor of a thing that came since is none. */
const withoutCursors = (data: unknown): unknown[] =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) => (key.toLowerCase().endsWith('cursor') ? undefined : value))

const withoutVersions = (data: unknown): unknown[] =>
  JSON.parse(JSON.stringify(withoutCursors(data)), (key, value: unknown) => (key === 'version' ? undefined : value))

const seeds = Number(process.env['CACHE_SEEDS'] ?? 4)

/** Waits until the cache is as expected; the events are on their way by then. */
const settles = async (page: CachePage, ids: string[], expected: unknown, part = withoutCursors): Promise<unknown> => {
  const before = Date.now()
  for (;;) {
    const cached = part(await page.cached(ids))
    if (JSON.stringify(cached) === JSON.stringify(expected) || Date.now() - before > 30_000) return cached
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const testCache = (name: string, create: (chat: Client, another: () => Client) => CachePage): void => {
  const openFor = async (chat: Chat, person: Person, url = chat.url) => {
    const page = openPage(url, person)
    const others: ReturnType<typeof openPage>[] = []
    const cache = create(page.chat, () => {
      const other = openPage(chat.url, person)
      others.push(other)
      return other.chat
    })
    return {
      cache,
      errors: page.errors,
      [Symbol.asyncDispose]: async () => {
        cache.close()
        for (const each of [page, ...others]) await each.chat.close()
      },
    }
  }

  test(`${name}: after random histories the cache is as a fresh query, also when the connection was cut`, async () => {
    await using chat = await startChat()
    for (let seed = 1; seed <= seeds; seed++) {
      const random = seeded(seed)
      const people = await chat.users(`ann${seed}`, `bob${seed}`, `cid${seed}`)
      const [ann] = people
      const admin = await chat.admin()
      const known: Known = { messages: [], groups: [] }
      for (let i = 0; i < 25; i++) await act(random, people, admin, known)
      const idsOf = async () => {
        const { conversations } = await ann.does(operations.ConversationsDocument, { first: 100 })
        return conversations.nodes.map(({ id }) => id)
      }
      await using proxy = await startProxy(() => chat.url)
      await using page = await openFor(chat, ann, proxy.url)
      const ids = await idsOf()
      await page.cache.open(ids)
      for (let i = 0; i < 20; i++) {
        await Promise.all([1, 2, 3].map(() => act(random, people, admin, known)))
        if (i % 7 === 6) proxy.cut()
      }
      const still = (await idsOf()).filter((id) => ids.includes(id))
      const fresh = withoutCursors(await page.cache.fresh(still))
      expect(await settles(page.cache, still, fresh)).toEqual(fresh)
      expect(page.errors).toEqual([])
    }
  }, 120_000)

  test(`${name}: a message of somebody new puts their conversation on top`, async () => {
    await using chat = await startChat()
    const [ann, bob, cid] = await chat.users('ann', 'bob', 'cid')
    await bob.sends(ann, 'from Bob')
    await using page = await openFor(chat, ann)
    await page.cache.open([])
    await cid.sends(ann, 'from Cid')
    await bob.sends(ann, 'from Bob again')
    const fresh = withoutCursors(await page.cache.fresh([]))
    expect(JSON.stringify(fresh)).toContain('from Cid')
    expect(await settles(page.cache, [], fresh)).toEqual(fresh)
  })

  test(`${name}: broadcasts come on top, and are read on all devices`, async () => {
    await using chat = await startChat()
    const [ann, root] = [await chat.user('ann'), await chat.admin()]
    const say = (text: string) => root.does(operations.BroadcastDocument, { input: { clientId: text, text } })
    await say('first')
    await using page = await openFor(chat, ann)
    await page.cache.open([])
    await say('second')
    await ann.does(operations.MarkBroadcastsReadDocument)
    await say('third')
    const fresh = withoutCursors(await page.cache.fresh([]))
    expect(JSON.stringify(fresh)).toContain('third')
    expect(await settles(page.cache, [], fresh)).toEqual(fresh)
  })

  test(`${name}: what happened while a query was under way is not undone by its answer`, async () => {
    await using chat = await startChat()
    const [ann, bob] = await chat.users('ann', 'bob')
    const first = await bob.sends(ann, 'the first')
    await using proxy = await startProxy(() => chat.url)
    await using page = await openFor(chat, ann, proxy.url)
    const { held, release } = proxy.holdAnswer('"messages":')
    const opened = page.cache.open([first.conversation.id])
    await held
    await bob.does(operations.EditMessageDocument, { messageId: first.id, text: 'the first, edited' })
    await bob.sends(ann, 'the second')
    const fresh = withoutCursors(await page.cache.fresh([first.conversation.id]))
    // It is in the list of conversations, which was loaded before.
    await settles(page.cache, [], fresh.slice(0, 3))
    release()
    await opened
    expect(await settles(page.cache, [first.conversation.id], fresh)).toEqual(fresh)
  })

  test(`${name}: what a person who was erased had written is shown no more`, async () => {
    await using chat = await startChat()
    const [ann, bob, root] = [...(await chat.users('ann', 'bob')), await chat.admin()]
    const { conversation } = await bob.sends(ann, 'from Bob')
    await using page = await openFor(chat, ann)
    await page.cache.open([conversation.id])
    expect(JSON.stringify(await page.cache.cached([conversation.id]))).toContain('from Bob')
    await root.does(operations.EraseUserDocument, { userId: bob.id })
    // What they wrote is hidden at once, and emptied after a while: that it was emptied shows in its version alone.
    const fresh = withoutVersions(await page.cache.fresh([conversation.id]))
    expect(JSON.stringify(fresh)).not.toContain('from Bob')
    const cached = await settles(page.cache, [conversation.id], fresh, withoutVersions)
    expect(cached).toEqual(fresh)
  })

  test(`${name}: messages that were imported, which makes no events, are there once something is written behind them`, async () => {
    await using chat = await startChat()
    const [ann, bob, root] = [...(await chat.users('ann', 'bob')), await chat.admin()]
    const { conversation } = await bob.sends(ann, 'before')
    await using page = await openFor(chat, ann)
    await page.cache.open([conversation.id])
    const imported = {
      sourceId: '1',
      memberIds: ['ann', 'bob'],
      senderId: 'bob',
      text: 'imported',
      createdAt: '2020-01-01T00:00:00Z',
    }
    await root.does(operations.ImportMessagesDocument, { input: [imported] })
    await bob.sends(ann, 'after')
    const fresh = withoutCursors(await page.cache.fresh([conversation.id]))
    expect(JSON.stringify(fresh)).toContain('imported')
    expect(await settles(page.cache, [conversation.id], fresh)).toEqual(fresh)
  })
}
