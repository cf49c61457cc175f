import { Button, Group, Stack, Text } from '@mantine/core'
import { useText } from '../text/text.tsx'
import { Dialog } from './dialog.tsx'
import { Problem } from './problem.tsx'
import { useAct } from './use-act.ts'

interface ConfirmProps {
  title: string
  /** What it means. */
  says: string
  /** What the button says, and does. */
  action: string
  onConfirm(): Promise<unknown>
  onClose(): void
}

/** Asks before something that isn't easily undone. */
export const Confirm = ({ title, says, action, onConfirm, onClose }: ConfirmProps) => {
  const text = useText()
  const { act, isBusy, problem } = useAct()
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        <Text>{says}</Text>
        <Problem says={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {text.cancel}
          </Button>
          <Button color="red" loading={isBusy} onClick={() => void act(onConfirm).then((done) => done && onClose())}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
