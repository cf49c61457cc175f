/**
 * Every argument and input field that is text, with an operation by which an admin gives it; `$text` is the text, and `$group` and so on
 * are Ann's, as in `who-may.ts`, with `$own` for a message of the admin's own.
 */
export const texts: Record<string, string> = {
  'Query.users.search': '{ users(search: $text) { totalCount } }',
  'Query.onlineUsers.search': '{ onlineUsers(search: $text) { totalCount } }',
  'Query.searchMessages.query': '{ searchMessages(query: $text) { totalCount } }',
  'Query.auditLog.target': '{ auditLog(target: $text) { totalCount } }',
  'Mutation.editMessage.text': 'mutation { editMessage(messageId: $own, text: $text) { message { text } } }',
  'Mutation.addReaction.emoji': 'mutation { addReaction(messageId: $own, emoji: $text) { message { id } } }',
  'Mutation.removeReaction.emoji': 'mutation { removeReaction(messageId: $own, emoji: $text) { message { id } } }',
  'Mutation.reportMessage.reason':
    'mutation { reportMessage(messageId: $theirs, reason: $text) { report { reason } } }',
  'Mutation.suspendUser.reason': 'mutation { suspendUser(userId: $victim, reason: $text) { user { id } } }',
  'Mutation.resolveReport.note':
    'mutation { resolveReport(reportId: $report, action: DISMISS, note: $text) { report { note } } }',
  'SendMessageInput.text':
    'mutation { sendMessage(input: { recipientId: $ann, clientId: $uuid, text: $text }) { message { text } } }',
  'AdminMessageInput.text':
    'mutation { sendAdminMessage(input: { recipientId: $ann, clientId: $uuid, text: $text }) { message { text } } }',
  'BroadcastInput.text': 'mutation { broadcast(input: { clientId: $uuid, text: $text }) { broadcast { text } } }',
  'CreateGroupInput.title':
    'mutation { createGroup(input: { title: $text, memberIds: [] }) { conversation { title } } }',
  'UpdateGroupInput.title':
    'mutation { updateGroup(input: { conversationId: $group, title: $text }) { conversation { title } } }',
  'CreateUploadInput.name':
    'mutation { createUpload(input: { name: $text, mimeType: "text/plain", size: 1 }) { attachment { name } } }',
  'CreateUploadInput.mimeType':
    'mutation { createUpload(input: { name: "a", mimeType: $text, size: 1 }) { attachment { mimeType } } }',
  'CreateRoomInput.name': 'mutation { createRoom(input: { name: $text }) { room { name } } }',
  'CreateRoomInput.description':
    'mutation { createRoom(input: { name: "a", description: $text }) { room { description } } }',
  'UpdateRoomInput.name': 'mutation { updateRoom(input: { roomId: $room, name: $text }) { room { name } } }',
  'UpdateRoomInput.description':
    'mutation { updateRoom(input: { roomId: $room, description: $text }) { room { description } } }',
  'UpsertUserInput.name': 'mutation { upsertUsers(input: { id: $victim, name: $text }) { users { name } } }',
  'UpsertUserInput.avatarUrl':
    'mutation { upsertUsers(input: { id: $victim, name: "a", avatarUrl: $text }) { users { avatarUrl } } }',
  'ImportMessageInput.text': `mutation { importMessages(input: { sourceId: $uuid, memberIds: [$ann, $victim], senderId: $ann, text: $text,
    createdAt: "2020-01-01T00:00:00Z" }) { imported } }`,
}

/** Looked for as it is, and so neither bounded nor changed. */
export const lookedFor = ['Query.auditLog.target']
