import { UnstyledButton } from '@mantine/core'
import { Icon } from '../../shell/icon.tsx'
import { useText } from '../../text/text.tsx'
import classes from './newest-button.module.css'

/** Back to the end; says how much has come meanwhile. */
export const NewestButton = ({ count, onClick }: { count: number; onClick(): void }) => {
  const text = useText()
  const says = text.conversation.toNewest(count)
  return (
    <UnstyledButton className={classes.button} data-count={count > 0 || undefined} aria-label={says} onClick={onClick}>
      {count > 0 && <span>{says}</span>}
      <Icon name="down" size={18} />
    </UnstyledButton>
  )
}
