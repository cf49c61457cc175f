import { maxMembers } from '../conversation/groups.ts'
import { badInput } from '../kernel/errors.ts'
import { readId, readText } from '../kernel/text.ts'
import { textRule } from '../message/content.ts'
import type { MessageRow } from '../store/rows.ts'

export interface ImportMessage {
  sourceId: string
  memberIds: readonly string[]
  senderId: string
  kind?: MessageRow['kind'] | null
  text?: string | null
  createdAt: Date
  readByIds?: readonly string[] | null
}

/** One message of another system, as it is kept. */
export interface Imported {
  sourceId: string
  /** All different, and sorted. */
  memberIds: string[]
  senderId: string
  kind: MessageRow['kind']
  text: string
  createdAt: Date
  readByIds: string[]
}

const maxImports = 1000

/** All of them, or BAD_USER_INPUT that names the first field which is wrong. */
export const readImports = (input: readonly ImportMessage[], now: Date): Imported[] => {
  if (input.length < 1 || input.length > maxImports)
    throw badInput('input', `\`input\` has 1 to ${maxImports.toLocaleString('en')} messages.`)
  return input.map((message, i) => readImport(message, (field) => `input[${i}].${field}`, now))
}

/** One of them; `named` says what a field is called in an error. */
export const readImport = (message: ImportMessage, named: (field: string) => string, now: Date): Imported => {
  const { senderId, createdAt } = message
  const memberIds = [...new Set(message.memberIds)].sort()
  const readByIds = [...new Set(message.readByIds ?? [])]
  if (memberIds.length < 2 || memberIds.length > maxMembers)
    throw badInput(named('memberIds'), `A conversation has 2 to ${maxMembers} different members here.`)
  if (!memberIds.includes(senderId)) throw badInput(named('senderId'), 'Who sent it is among `memberIds`.')
  if (!readByIds.every((id) => memberIds.includes(id)))
    throw badInput(named('readByIds'), 'Who has read it is among `memberIds`.')
  if (!(createdAt.getTime() >= 0 && createdAt <= now))
    throw badInput(named('createdAt'), '`createdAt` is from 1970 on, and not in the future.')
  return {
    sourceId: readId(message.sourceId, named('sourceId'), 128),
    memberIds,
    senderId,
    kind: message.kind ?? 'TEXT',
    text: readText(message.text, named('text'), textRule),
    createdAt,
    readByIds,
  }
}
