import type { AdminReportFragment } from '../generated/documents.ts'

const named = ({ id, name }: { id: string; name: string }): string => `${name} (${id})`

export const rowOf = ({ id, createdAt, message, reporter, reason, text, action }: AdminReportFragment): string[] => [
  id,
  createdAt,
  named(message.sender),
  named(reporter),
  reason,
  text ?? `(${message.kind.toLowerCase()})`,
  action?.toLowerCase().replace('_', '-') ?? 'open',
]

export const linesOf = (report: AdminReportFragment): string[] => {
  const { id, createdAt, message, reporter, reason, text, action, resolvedAt, resolvedBy, note } = report
  return [
    `report    ${id}, of ${createdAt}`,
    `by        ${named(reporter)}`,
    `because   ${reason}`,
    `message   ${message.id}, number ${message.seq} of ${message.conversation.id}, of ${message.createdAt}`,
    `from      ${named(message.sender)}`,
    `it said   ${text ?? `nothing: ${message.kind}`}`,
    ...(message.deletedAt ? [`and is    deleted since ${message.deletedAt}`] : []),
    ...(!message.deletedAt && message.text !== text ? [`it says   ${message.text ?? ''}`] : []),
    ...(action
      ? [
          `resolved  ${action.toLowerCase().replace('_', '-')}, by ${resolvedBy ? named(resolvedBy) : 'nobody'}, ${resolvedAt ?? ''}`,
        ]
      : ['open      nobody has dealt with it']),
    ...(note ? [`note      ${note}`] : []),
  ]
}
