const query = 'mutation Create($input: CreateGroupInput!) { createGroup(input: $input) { conversation { id } } }'

/** Resolves to the id of a group of the token's person and these, made through the front door. */
export const createGroup = async (port: number, token: string, memberIds: string[]): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input: { title: 'Everybody', memberIds } } }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { createGroup: { conversation: { id: string } } }
    errors?: object[]
  }
  if (!data || errors) throw new Error(`No group: ${JSON.stringify(errors)}`)
  return data.createGroup.conversation.id
}
