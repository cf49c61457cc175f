import type { AdminUserFragment } from '../generated/documents.ts'

/** What is said of a person, in short. */
export const stateOf = ({ role, isErased, suspension }: AdminUserFragment): string => {
  if (isErased) return 'erased'
  if (suspension) return `suspended ${untilOf(suspension)}: ${suspension.reason}`
  return role === 'ADMIN' ? 'admin' : ''
}

export const untilOf = ({ until }: { until?: string | null }): string => (until ? `until ${until}` : 'until restored')

/** A person by themselves, a line for each thing that there is to be said. */
export const linesOf = (user: AdminUserFragment): string[] => {
  const { id, name, avatarUrl, role, isErased, suspension } = user
  return [
    `id       ${id}`,
    `name     ${name}`,
    `role     ${role}`,
    ...(avatarUrl ? [`picture  ${avatarUrl}`] : []),
    ...(isErased ? ['erased   for good'] : []),
    ...(suspension
      ? [
          `suspended  ${untilOf(suspension)}, since ${suspension.at}, by ${suspension.by.name} (${suspension.by.id})`,
          `because    ${suspension.reason}`,
        ]
      : []),
  ]
}
