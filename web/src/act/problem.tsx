import { Alert } from '@mantine/core'

/** A sentence about what was refused, where it was; nothing where nothing was. */
export const Problem = ({ says }: { says: string | null }) =>
  says === null ? null : (
    <Alert color="red" variant="light" role="alert" p="xs">
      {says}
    </Alert>
  )
