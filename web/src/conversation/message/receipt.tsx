import { Icon, type IconName } from '../../shell/icon.tsx'
import { ProgressLabel, type Progress } from './meta.tsx'
import classes from './receipt.module.css'

const icons: Record<Progress, IconName> = {
  pending: 'clock',
  failed: 'alert',
  SENT: 'check',
  DELIVERED: 'checks',
  READ: 'checks',
}

/** How far one's own message has come. */
export const Receipt = ({ progress }: { progress: Progress }) => (
  <span className={classes.receipt} data-progress={progress}>
    <Icon name={icons[progress]} size={15} />
    <ProgressLabel progress={progress} />
  </span>
)
