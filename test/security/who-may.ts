/**
 * Who may what: every field of the schema's roots, with what it is answered with. `$group` and so on are Ann's; `{ * }` is all that
 * the answer has. Nobody, without a token, is UNAUTHENTICATED everywhere; who is suspended is SUSPENDED everywhere but at `viewer`.
 */
export interface Row {
  ask: string
  /** `ok`, `null`, or a refusal: its code and the argument that it names. */
  stranger: string
  former: string
  blocked: string
  member: string
  admin: string
}

const row = (ask: string, ...[stranger, former, blocked, member, admin]: string[]): Row =>
  ({ ask, stranger, former, blocked, member, admin }) as Row

const anybody = (ask: string): Row => row(ask, 'ok', 'ok', 'ok', 'ok', 'ok')
const adminsOnly = (ask: string): Row => row(ask, 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'ok')
/** Its members may; who isn't one, or no longer, is told that it isn't there: an admin too. */
const members = (ask: string, argument: string): Row => {
  const refused = `NOT_FOUND ${argument}`
  return row(ask, refused, refused, refused, 'ok', refused)
}
/** What a member may not either, as it is somebody else's. */
const ownersOnly = (ask: string, argument: string, admin = `NOT_FOUND ${argument}`): Row => ({
  ...members(ask, argument),
  member: `FORBIDDEN ${argument}`,
  admin,
})

export const queries: Record<string, Row> = {
  viewer: anybody('viewer { * }'),
  cursor: anybody('cursor'),
  user: anybody('user(id: $ann) { * }'),
  users: anybody('users { nodes { * } }'),
  onlineUsers: anybody('onlineUsers { nodes { * } }'),
  blockedUsers: anybody('blockedUsers { nodes { * } }'),
  userStatus: anybody('userStatus(userId: $ann) { * }'),
  conversation: row('conversation(id: $group) { * }', 'null', 'null', 'null', 'ok', 'null'),
  conversations: anybody('conversations { nodes { * } }'),
  message: row('message(id: $message) { * }', 'null', 'null', 'null', 'ok', 'null'),
  searchMessages: members('searchMessages(query: "text", conversationId: $group) { nodes { * } }', 'conversationId'),
  unreadCount: anybody('unreadCount'),
  unreadBroadcastCount: anybody('unreadBroadcastCount'),
  attachment: row('attachment(id: $file) { * }', 'null', 'null', 'null', 'ok', 'null'),
  broadcasts: anybody('broadcasts { nodes { * } }'),
  rooms: anybody('rooms { nodes { * } }'),
  room: anybody('room(id: $room) { * }'),
  reports: adminsOnly('reports { nodes { * } }'),
  auditLog: adminsOnly('auditLog(actorId: $ann, target: $group) { nodes { * } }'),
  serverStatistics: adminsOnly('serverStatistics { * }'),
  exportMessages: adminsOnly('exportMessages(conversationId: $group) { nodes { * } }'),
}

/** In an order in which what is done leaves the next possible. */
export const mutations: Record<string, Row> = {
  openConversation: anybody('openConversation(userId: $ann) { * }'),
  createGroup: {
    ...anybody('createGroup(input: { title: "mine", memberIds: [$ann] }) { * }'),
    blocked: 'BLOCKED memberIds',
  },
  updateGroup: members('updateGroup(input: { conversationId: $group, title: "taken" }) { * }', 'conversationId'),
  addMembers: members('addMembers(conversationId: $group, userIds: [$victim]) { * }', 'conversationId'),
  removeMember: ownersOnly('removeMember(conversationId: $group, userId: $ann) { * }', 'conversationId'),
  setMemberRole: ownersOnly(
    'setMemberRole(conversationId: $group, userId: $ann, role: MEMBER) { * }',
    'conversationId',
  ),
  setConversationMuted: members('setConversationMuted(conversationId: $group, muted: true) { * }', 'conversationId'),
  setConversationArchived: members(
    'setConversationArchived(conversationId: $group, archived: true) { * }',
    'conversationId',
  ),

  sendMessage: members(
    'sendMessage(input: { conversationId: $group, clientId: $uuid, text: "let me in" }) { * }',
    'conversationId',
  ),
  editMessage: ownersOnly('editMessage(messageId: $message, text: "never said") { * }', 'messageId'),
  addReaction: members('addReaction(messageId: $message, emoji: "🎉") { * }', 'messageId'),
  removeReaction: members('removeReaction(messageId: $message, emoji: "👍") { * }', 'messageId'),
  pinMessage: members('pinMessage(messageId: $answer) { * }', 'messageId'),
  unpinMessage: members('unpinMessage(messageId: $message) { * }', 'messageId'),
  markMessageRead: members('markMessageRead(messageId: $message) { * }', 'messageId'),
  markConversationRead: members('markConversationRead(conversationId: $group) { * }', 'conversationId'),
  setTyping: members('setTyping(conversationId: $group, isTyping: true) { * }', 'conversationId'),
  setAvailability: anybody('setAvailability(availability: AWAY) { * }'),
  updateProfile: anybody('updateProfile(input: { avatarId: null }) { * }'),
  createUpload: anybody('createUpload(input: { name: "a.txt", mimeType: "text/plain", size: 1 }) { * }'),

  markBroadcastsRead: members('markBroadcastsRead(upToId: $broadcast) { * }', 'upToId'),
  joinRoom: anybody('joinRoom(roomId: $room) { * }'),
  leaveRoom: anybody('leaveRoom(roomId: $room) { * }'),
  blockUser: anybody('blockUser(userId: $ann) { * }'),
  unblockUser: anybody('unblockUser(userId: $ann) { * }'),
  reportMessage: members('reportMessage(messageId: $message, reason: "rude") { id: __typename }', 'messageId'),

  deleteMessage: ownersOnly('deleteMessage(messageId: $message) { * }', 'messageId', 'ok'),
  leaveConversation: members('leaveConversation(conversationId: $group) { * }', 'conversationId'),

  broadcast: adminsOnly('broadcast(input: { clientId: $uuid, text: "hear me", roomId: $room }) { * }'),
  sendAdminMessage: adminsOnly('sendAdminMessage(input: { recipientId: $ann, clientId: $uuid, text: "obey" }) { * }'),
  createRoom: adminsOnly('createRoom(input: { name: "mine" }) { * }'),
  updateRoom: adminsOnly('updateRoom(input: { roomId: $room, name: "taken" }) { * }'),
  addRoomMembers: adminsOnly('addRoomMembers(roomId: $room, userIds: [$victim]) { * }'),
  removeRoomMembers: adminsOnly('removeRoomMembers(roomId: $room, userIds: [$ann]) { * }'),
  deleteRoom: adminsOnly('deleteRoom(roomId: $room) { * }'),
  deleteBroadcast: adminsOnly('deleteBroadcast(broadcastId: $broadcast) { * }'),
  resolveReport: adminsOnly('resolveReport(reportId: $report, action: DISMISS) { * }'),
  importMessages: adminsOnly(
    `importMessages(input: { sourceId: $uuid, memberIds: [$ann, $victim], senderId: $ann, text: "never said",
      readByIds: [$victim], createdAt: "2020-01-01T00:00:00Z" }) { * }`,
  ),
  upsertUsers: adminsOnly('upsertUsers(input: { id: $victim, name: "renamed" }) { * }'),
  suspendUser: adminsOnly('suspendUser(userId: $victim, reason: "a test") { * }'),
  restoreUser: adminsOnly('restoreUser(userId: $victim) { * }'),
  eraseUser: adminsOnly('eraseUser(userId: $victim) { * }'),
}

/** `ok`: the stream begins. What it then gives whom is another test's. */
export const subscriptions: Record<string, Row> = {
  events: anybody('events { __typename id at }'),
  messageReceived: members('messageReceived(conversationId: $group) { * }', 'conversationId'),
  messageChanged: members('messageChanged(conversationId: $group) { * }', 'conversationId'),
  messagesRead: members('messagesRead(conversationId: $group) { * }', 'conversationId'),
  typingChanged: members('typingChanged(conversationId: $group) { * }', 'conversationId'),
  broadcastReceived: anybody('broadcastReceived { * }'),
  userStatusChanged: anybody('userStatusChanged(userIds: [$ann]) { * }'),
}

/** Everybody gets the same. */
const all = (ask: string, answer: string): Row => row(ask, answer, answer, answer, answer, answer)
const toVictim = (more: string) =>
  `sendMessage(input: { recipientId: $victim, clientId: $uuid, ${more} }) { message { * } }`

/** Ways around: Ann's things named in what is one's own, or in what one may do. */
export const roundabout: { query: Row[]; mutation: Row[] } = {
  query: [
    row(
      'conversations(first: 5) { nodes { messages(around: $message) { nodes { * } } } }',
      'ok',
      'ok',
      'NOT_FOUND around',
      'NOT_FOUND around',
      'ok',
    ),
    adminsOnly('exportMessages(userId: $ann) { nodes { * } }'),
  ],
  mutation: [
    all(toVictim('text: "look", replyToId: $message'), 'BAD_USER_INPUT replyToId'),
    all(toVictim('text: "look", mentionIds: [$ann]'), 'BAD_USER_INPUT mentionIds'),
    all(toVictim('kind: FILE, attachmentIds: [$unused]'), 'NOT_FOUND attachmentIds'),
    all(toVictim('kind: FILE, attachmentIds: [$file]'), 'NOT_FOUND attachmentIds'),
    all('updateProfile(input: { avatarId: $unused }) { * }', 'NOT_FOUND avatarId'),
    {
      ...members('updateGroup(input: { conversationId: $group, avatarId: $unused }) { * }', 'conversationId'),
      member: 'NOT_FOUND avatarId',
    },
    {
      ...anybody('sendMessage(input: { recipientId: $ann, clientId: $uuid, text: "hello" }) { * }'),
      blocked: 'BLOCKED recipientId',
    },
    members('sendMessage(input: { conversationId: $direct, clientId: $uuid, text: "me too" }) { * }', 'conversationId'),
    {
      ...anybody('createGroup(input: { clientId: $uuid, title: "mine", memberIds: [$ann] }) { * }'),
      blocked: 'BLOCKED memberIds',
    },
    {
      ...adminsOnly('broadcast(input: { clientId: $uuid, kind: FILE, attachmentIds: [$unused] }) { * }'),
      admin: 'NOT_FOUND attachmentIds',
    },
    {
      ...adminsOnly(
        'sendAdminMessage(input: { recipientId: $victim, clientId: $uuid, kind: FILE, attachmentIds: [$file] }) { * }',
      ),
      admin: 'NOT_FOUND attachmentIds',
    },
  ],
}
