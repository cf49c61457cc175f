import { expect, test } from 'vitest'
import {
  DeleteMessageDocument,
  MessageDocument,
  ReportMessageDocument,
  ReportsDocument,
  ResolveReportDocument,
  SuspensionOfDocument,
  type ResolveReportMutationVariables,
} from '../generated/operations.ts'
import type { Person } from '../support/person.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const chat = await startSharedChat()
const root = await chat.admin()

/** A message of ann's that bob has reported. */
const setScene = async () => {
  const [ann, bob] = await chat.people('ann', 'bob')
  const message = await ann.sends(bob, 'you fool')
  const { reportMessage } = await bob.does(ReportMessageDocument, {
    messageId: message.id,
    reason: 'He insults me.',
  })
  return { ann, bob, message, reportId: reportMessage.report.id }
}

const resolve = async (variables: ResolveReportMutationVariables, by: Person = root) =>
  (await by.does(ResolveReportDocument, variables)).resolveReport.report

const audited = (target: string) =>
  chat.app.database.audit
    .find({ target }, { projection: { _id: 0, at: 0 } })
    .sort({ action: 1 })
    .toArray()

test('dismissed, the message stays as it is, and what was done is written down', async () => {
  const { ann, message, reportId } = await setScene()
  const report = await resolve({ reportId, action: 'DISMISS', note: '  Friends tease. ' })
  expect(report).toMatchObject({
    id: reportId,
    status: 'RESOLVED',
    action: 'DISMISS',
    resolvedBy: { id: root.id },
    resolvedAt: expect.stringMatching(/^20\d\d-.+Z$/),
    note: 'Friends tease.',
    message: { text: 'you fool' },
  })
  expect((await ann.does(MessageDocument, { id: message.id })).message).toMatchObject({ text: 'you fool', version: 1 })
  expect(await audited(reportId)).toEqual([
    { actorId: root.id, action: 'resolveReport', target: reportId, detail: 'DISMISS' },
  ])
  const ids = async (status: 'OPEN' | 'RESOLVED') =>
    (await root.does(ReportsDocument, { first: 100, status })).reports.nodes.map(({ id }) => id)
  expect(await ids('OPEN')).not.toContain(reportId)
  expect(await ids('RESOLVED')).toContain(reportId)
})

test('the message is deleted for its members, who are told; the report keeps what it said', async () => {
  const { ann, bob, message, reportId } = await setScene()
  await using phone = await bob.events()
  await phone.next()
  const report = await resolve({ reportId, action: 'DELETE_MESSAGE' })
  const tombstone = { id: message.id, text: null, version: 2, deletedAt: expect.any(String) }
  expect(report).toMatchObject({ action: 'DELETE_MESSAGE', text: 'you fool', message: tombstone })
  expect(await phone.next()).toMatchObject({ __typename: 'MessageChanged', message: tombstone })
  expect((await ann.does(MessageDocument, { id: message.id })).message).toMatchObject(tombstone)
})

test('a message that was deleted meanwhile stays so, and the report is resolved', async () => {
  const { ann, message, reportId } = await setScene()
  await ann.does(DeleteMessageDocument, { messageId: message.id })
  expect(await resolve({ reportId, action: 'DELETE_MESSAGE' })).toMatchObject({
    status: 'RESOLVED',
    message: { version: 2 },
  })
})

test('the sender is suspended, for the reason that the admin notes', async () => {
  const { ann, reportId } = await setScene()
  await using phone = await ann.events()
  await phone.next()
  const until = '2100-01-01T00:00:00.000Z'
  await resolve({ reportId, action: 'SUSPEND_SENDER', suspendUntil: until, note: 'Insults.' })
  expect(await phone.client.closed).toMatchObject({ code: 4403 })
  expect(await ann.refused(ReportsDocument)).toBe('SUSPENDED')
  expect((await root.does(SuspensionOfDocument, { id: ann.id })).user!.suspension).toMatchObject({
    until,
    reason: 'Insults.',
    by: { id: root.id },
  })
  expect(await audited(reportId)).toMatchObject([{ action: 'resolveReport', detail: 'SUSPEND_SENDER' }])
  expect(await audited(ann.id)).toMatchObject([{ action: 'suspendUser', detail: `until ${until}: Insults.` }])
})

test('without a note they are not told what the reporter wrote, and are suspended until restored', async () => {
  const { ann, reportId } = await setScene()
  await resolve({ reportId, action: 'SUSPEND_SENDER' })
  expect((await root.does(SuspensionOfDocument, { id: ann.id })).user!.suspension).toMatchObject({
    until: null,
    reason: 'A message of yours was reported.',
  })
})

test('a report is resolved once, also by two admins at the same time, on two processes', async () => {
  const { ann, reportId } = await setScene()
  await using second = await chat.another()
  const other = await second.user('root-2', { role: 'admin' })
  const answers = await Promise.all([
    root.ask(ResolveReportDocument, { reportId, action: 'SUSPEND_SENDER' }),
    other.ask(ResolveReportDocument, { reportId, action: 'DELETE_MESSAGE' }),
  ])
  const codes = answers.map(({ errors }) => errors?.[0]!.extensions.code)
  expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(1)
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  const suspended = (await root.does(SuspensionOfDocument, { id: ann.id })).user!.suspension !== null
  const [report] = (await root.does(ReportsDocument, { first: 100, status: 'RESOLVED' })).reports.nodes.filter(
    ({ id }) => id === reportId,
  )
  // Of the two actions the one that the report tells of was done, and not the other.
  expect(suspended).toBe(report!.action === 'SUSPEND_SENDER')
  expect(report!.message.deletedAt !== null).toBe(report!.action === 'DELETE_MESSAGE')
  expect(await audited(reportId)).toHaveLength(1)
  expect(await root.refused(ResolveReportDocument, { reportId, action: 'DISMISS' })).toBe('CONFLICT reportId')
})

test('after that the same person may report the message again, which is another report', async () => {
  const { bob, message, reportId } = await setScene()
  await resolve({ reportId, action: 'DISMISS' })
  const { reportMessage } = await bob.does(ReportMessageDocument, { messageId: message.id, reason: 'Really.' })
  expect(reportMessage.report).toMatchObject({ status: 'OPEN', reason: 'Really.' })
  expect(reportMessage.report.id).not.toBe(reportId)
})

test('admins alone resolve reports', async () => {
  const { ann, bob, reportId } = await setScene()
  for (const person of [ann, bob])
    expect(await person.refused(ResolveReportDocument, { reportId, action: 'DISMISS' })).toBe('FORBIDDEN')
  expect(await root.refused(ResolveReportDocument, { reportId: 'nothing', action: 'DISMISS' })).toBe(
    'NOT_FOUND reportId',
  )
})

test('a date goes with a suspension alone, and lies ahead; a note has 1 to 500 characters', async () => {
  const { reportId } = await setScene()
  const refused = (more: Partial<ResolveReportMutationVariables>) =>
    root.refused(ResolveReportDocument, { reportId, action: 'SUSPEND_SENDER', ...more })
  const suspendUntil = '2100-01-01T00:00:00.000Z'
  expect(await refused({ action: 'DISMISS', suspendUntil })).toBe('BAD_USER_INPUT suspendUntil')
  expect(await refused({ action: 'DELETE_MESSAGE', suspendUntil })).toBe('BAD_USER_INPUT suspendUntil')
  expect(await refused({ suspendUntil: '2020-01-01T00:00:00.000Z' })).toBe('BAD_USER_INPUT suspendUntil')
  expect(await refused({ note: ' ' })).toBe('BAD_USER_INPUT note')
  expect(await refused({ note: 'x'.repeat(501) })).toBe('BAD_USER_INPUT note')
  expect((await resolve({ reportId, action: 'DISMISS' })).note).toBeNull()
})

test('an admin whose own message was reported does not suspend themselves', async () => {
  const [bob] = await chat.people('bob')
  const message = await root.sends(bob, 'you fool')
  const { reportMessage } = await bob.does(ReportMessageDocument, { messageId: message.id, reason: 'Rude.' })
  const reportId = reportMessage.report.id
  expect(await root.refused(ResolveReportDocument, { reportId, action: 'SUSPEND_SENDER' })).toBe(
    'BAD_USER_INPUT action',
  )
  expect((await resolve({ reportId, action: 'DISMISS' })).status).toBe('RESOLVED')
})
