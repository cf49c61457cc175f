import { Text } from '@mantine/core'
import { useText } from '../text/text.tsx'
import classes from './shell.module.css'

/** What is there before something is chosen. */
export const Start = () => {
  const text = useText()
  return (
    <main className={classes.start} aria-label="Parley">
      <img src="/icon.svg" alt="" width={72} height={72} />
      <Text c="dimmed">{text.chooseConversation}</Text>
    </main>
  )
}
