import { Text } from '@mantine/core'
import { Icon, type IconName } from './icon.tsx'
import classes from './empty.module.css'

/** Where there is nothing yet. */
export const Empty = ({ icon, says }: { icon: IconName; says: string }) => (
  <div className={classes.empty}>
    <span className={classes.sign}>
      <Icon name={icon} size={36} />
    </span>
    <Text c="dimmed" maw={320}>
      {says}
    </Text>
  </div>
)
