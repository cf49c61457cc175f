import { Anchor, Text } from '@mantine/core'
import { nameOf } from '../../conversation/message/summary.ts'
import type { AuditLogQuery } from '../../generated/admin-documents.ts'
import { useText } from '../../text/text.tsx'
import { useTimes } from '../../text/time.ts'
import { useAdminText } from '../use-admin-text.ts'
import own from './audit.module.css'

interface AuditItemProps {
  entry: AuditLogQuery['auditLog']['nodes'][number]
  /** Asks for what this admin did. */
  onActor(id: string): void
  /** Asks for what was done to this. */
  onTarget(id: string): void
}

/** Who did what to what, and when. */
export const AuditItem = ({ entry, onActor, onTarget }: AuditItemProps) => {
  const texts = useText()
  const { audit: text, reports } = useAdminText()
  const times = useTimes()
  const { actor, action, target, detail, at } = entry
  const name = nameOf(texts, actor)
  const did = Object.hasOwn(text.actions, action) ? text.actions[action as keyof typeof text.actions] : action
  // Of a report it is what was decided, by its name in the schema.
  const says = detail && Object.hasOwn(reports.did, detail) ? reports.did[detail as keyof typeof reports.did] : detail
  return (
    <li className={own.entry}>
      <time className={own.when} dateTime={at} title={times.full(at)}>
        {texts.broadcasts.at(times.day(at), times.clock(at))}
      </time>
      <div className={own.what}>
        <Anchor component="button" type="button" fw={600} onClick={() => onActor(actor.id)} title={text.onlyBy(name)}>
          {name}
        </Anchor>{' '}
        {did}{' '}
        {target !== null && (
          <Anchor
            component="button"
            type="button"
            ff="monospace"
            onClick={() => onTarget(target)}
            title={text.onlyTo(target)}
          >
            {target}
          </Anchor>
        )}
        {says && (
          <Text size="sm" c="dimmed">
            {says}
          </Text>
        )}
      </div>
    </li>
  )
}
