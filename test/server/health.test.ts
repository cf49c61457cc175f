import { expect, test } from 'vitest'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

const get = async (path: string): Promise<[number, unknown]> => {
  const response = await fetch(`${chat.url}${path}`)
  return [response.status, await response.json()]
}

test('/health says that the process lives, /ready that it can serve', async () => {
  expect(await get('/health')).toEqual([200, { status: 'alive' }])
  expect(await get('/ready')).toEqual([200, { status: 'ready' }])
})

test('there is nothing elsewhere', async () => {
  expect((await get('/admin'))[0]).toBe(404)
  expect((await get('/graphql/more'))[0]).toBe(404)
})
