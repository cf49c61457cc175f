export interface ListPage<Node> {
  nodes: readonly Node[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/** As many as the API gives at once. */
const most = 100

/** A list's pages, each asked for when the one before was dealt with; ends at the list's end, or after `limit`. */
export async function* pagesOf<Node>(
  ask: (page: { first: number; after: string | null }) => Promise<ListPage<Node>>,
  limit = Infinity,
): AsyncGenerator<readonly Node[]> {
  let after: string | null = null
  for (let left = limit; left > 0;) {
    const { nodes, pageInfo }: ListPage<Node> = await ask({ first: Math.min(most, left), after })
    if (nodes.length > 0) yield nodes
    left -= nodes.length
    after = pageInfo.endCursor ?? null
    if (!pageInfo.hasNextPage || after === null) return
  }
}
