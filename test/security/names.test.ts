import { expect, test } from 'vitest'
import * as operations from '../generated/operations.ts'
import { startSharedChat } from '../support/shared-chat.ts'
import { reserve, textFile } from '../attachment/files.ts'

const chat = await startSharedChat()
const root = await chat.admin()
let made = 0

/** What somebody is called whose token has this name. */
const called = async (displayName: string, role?: string): Promise<string> => {
  const person = await chat.user(`named-${++made}`, { displayName, ...(role && { role }) })
  const { name, id } = (await person.does(operations.ViewerDocument)).viewer
  return name === id ? 'the id' : name
}

const falseAdmins = [
  'Admin',
  'ADMIN',
  ' admin ',
  'Administrator',
  'The Admin',
  'Admin (Support)',
  'admin42',
  'Adm1n',
  'Аdmin',
  'ΑDΜIN',
  'аԁmіn',
  'Ａｄｍｉｎ',
  '𝐀𝐝𝐦𝐢𝐧',
  'Ⓐⓓⓜⓘⓝ',
  'Ádmïn',
  'Adrnin',
  'ad\u200bmin',
  'ad\u00admin',
  'a\u200dd\u200cm\u2060in',
  'A.d.m.i.n',
  'a d m i n',
  '\u202enimda\u202c admin',
  'Mοderatοr',
  'Sysadmin',
  'Support',
  'Customer Support',
  'The Parley Team',
  'System',
]

test.each(falseAdmins)('UTS 39, confusables: who is no admin is not called “%s”', async (name) => {
  expect(await called(name)).toBe('the id')
})

const people = [
  'Ann',
  'Grace Hopper',
  'Adminah Okafor',
  'Tim Supportson',
  'Anna Root',
  'Customer 2',
  'The Chat',
  'José',
  'Müller-Lüdenscheidt',
  'Nguyễn Thị Minh',
  'Владимир',
  'Ελένη',
  '李明',
  'さくら',
  'محمد',
  'שָׁלוֹם',
  'สมชาย',
  'नमस्ते',
  'O’Brien 3rd',
  '👩‍👩‍👧‍👦 Family',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 Harry',
]

test.each(people)('UTS 39, confusables: somebody may be called “%s”', async (name) => {
  expect(await called(name)).toBe(name.normalize('NFC'))
})

test('UTS 39, confusables: an admin is called what they like, and no longer once they are none', async () => {
  expect(await called('Admin', 'admin')).toBe('Admin')
  const before = await chat.user('demoted', { displayName: 'Admin', role: 'admin' })
  expect((await before.does(operations.ViewerDocument)).viewer.name).toBe('Admin')
  const after = await chat.user('demoted', { displayName: 'Admin' })
  expect((await after.does(operations.ViewerDocument)).viewer).toMatchObject({ name: 'demoted', role: 'USER' })
})

test('UTS 39, confusables: a list of people makes nobody an admin by name, but for who is one', async () => {
  await chat.user('chief', { role: 'admin' })
  const upsert = (id: string, name: string) => ({
    input: [
      { id: 'plain', name: 'Plain' },
      { id, name },
    ],
  })
  expect(await root.refused(operations.UpsertUsersDocument, upsert('x', 'Αdmin'))).toBe('BAD_USER_INPUT input[1].name')
  expect((await root.does(operations.UserDocument, { id: 'plain' })).user).toBeNull()
  await root.does(operations.UpsertUsersDocument, upsert('chief', 'Chief Admin'))
  expect((await root.does(operations.UserDocument, { id: 'chief' })).user?.name).toBe('Chief Admin')
})

test.each(['аdmin', 'Support', 'bo\u200bb', '\u202ebob'])(
  'UTS 39, confusables: who has no name isn’t called by an id such as “%s”',
  async (id) => {
    const { viewer } = await (await chat.user(id, { displayName: '' })).does(operations.ViewerDocument)
    expect(viewer).toMatchObject({ id, name: expect.stringMatching(/^Person [0-9a-f]{8}$/) })
  },
)

test('UTS 39, confusables: who has no name is called by an id that is plain', async () => {
  const { viewer } = await (await chat.user('somebody', { displayName: '' })).does(operations.ViewerDocument)
  expect(viewer.name).toBe('somebody')
})

const unseen: [what: string, name: string, kept: string][] = [
  ['turns the line round', 'Ann\u202eeve\u202c', 'Anneve'],
  ['isolates a part of it', '\u2066Ann\u2069', 'Ann'],
  ['has no width', 'A\u200bn\ufeffn\u2060', 'Ann'],
  ['is a soft hyphen', 'An\u00adn', 'Ann'],
  ['is a tag', 'Ann\u{e0041}\u{e0042}', 'Ann'],
]

test.each(unseen)('CVE-2021-42574, bidi and zero width: what %s is left out of a name', async (_, name, kept) => {
  expect(await called(name)).toBe(kept)
})

test('CVE-2021-42574, bidi and zero width: a name of nothing that can be seen is none', async () => {
  for (const name of ['\u200b', '\u3164', '\u2800\u2800', '\u200d', '\u0301', '\ufe0f', '\u115f\u1160'])
    expect([name, await called(name)]).toEqual([name, 'the id'])
})

test('UTS 39, stacked marks: a name is not drawn over its neighbours', async () => {
  expect(await called(`A${'\u0301\u0316'.repeat(10)}nn`)).toBe('the id')
})

test('OWASP file upload, names: a file’s name shows its true ending, and no folder', async () => {
  const [ann] = await chat.people('ann')
  const { attachment } = await reserve(ann, textFile('x', 'photo\u202egnp.exe'))
  expect(attachment.name).toBe('photognp.exe')
  const wrong = ['../../etc/passwd', 'a\\b', 'a\u0000.png', 'a\nb', 'a\r\nSet-Cookie: x', ' ', 'x'.repeat(256)]
  for (const name of wrong) {
    const input = { name, mimeType: 'text/plain', size: 1 }
    expect([name, await ann.refused(operations.CreateUploadDocument, { input })]).toEqual([name, 'BAD_USER_INPUT name'])
  }
})
