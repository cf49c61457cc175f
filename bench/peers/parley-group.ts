const create = 'mutation Create($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }'
const send = 'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }'

/** Resolves to the id of a group of the token's person and these, made through the front door. */
export const createGroup = async (port: number, token: string, memberIds: string[]): Promise<string> => {
  const data = await ask<{ createGroup: { conversation: { id: string } } }>(port, token, create, {
    title: 'Everybody',
    memberIds,
  })
  return data.createGroup.conversation.id
}

export interface GroupText {
  conversationId: string
  clientId: string
  text: string
}

/** Resolves when the token's person has sent it. */
export const sendText = async (port: number, token: string, text: GroupText): Promise<void> => {
  await ask(port, token, send, text)
}

const ask = async <Data>(port: number, token: string, query: string, input: object): Promise<Data> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data, errors } = (await response.json()) as { data?: Data; errors?: object[] }
  if (!data || errors) throw new Error(`Not done: ${JSON.stringify(errors)}`)
  return data
}
