import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()

/** The GraphQL-over-HTTP specification's own tests; they need no token, as they ask for `__typename` alone. */
test.each(serverAudits({ url: `${chat.url}/graphql` }).map((audit) => [audit.name, audit] as const))(
  'GraphQL over HTTP: %s',
  async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' })
  },
)
