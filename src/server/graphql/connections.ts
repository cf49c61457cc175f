import type { Page } from '../../kernel/page.ts'

/** Relay's connections out of pages; `totalCount` is counted only where it is selected. */
const connection = {
  edges: <Node>({ nodes, cursorOf }: Page<Node>) => nodes.map((node) => ({ node, cursor: cursorOf(node) })),
  nodes: <Node>({ nodes }: Page<Node>) => nodes,
  pageInfo: <Node>({ nodes, cursorOf, hasNextPage, hasPreviousPage, endCursor }: Page<Node>) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: nodes.length > 0 ? cursorOf(nodes[0]!) : null,
    endCursor: endCursor ?? (nodes.length > 0 ? cursorOf(nodes.at(-1)!) : null),
  }),
  totalCount: <Node>({ count }: Page<Node>) => count(),
}

export const connectionResolvers = {
  UserConnection: connection,
  ConversationConnection: connection,
  MessageConnection: connection,
  RoomConnection: connection,
  BroadcastConnection: connection,
  ReportConnection: connection,
  AuditEntryConnection: connection,
}
