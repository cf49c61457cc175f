import { Button, Center, Loader } from '@mantine/core'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useAdminText } from './use-admin-text.ts'

interface ListEndProps {
  isLoading: boolean
  hasMore: boolean
  error: unknown
  loadMore(): void
}

/** Behind what is loaded of a list: how to go on, and what kept it from that. */
export const ListEnd = ({ isLoading, hasMore, error, loadMore }: ListEndProps) => {
  const text = useAdminText()
  const errorText = useErrorText()
  return (
    <>
      <Problem says={error ? errorText(error) : null} />
      {hasMore ? (
        <Button variant="subtle" fullWidth loading={isLoading} onClick={loadMore}>
          {text.more}
        </Button>
      ) : (
        isLoading && (
          <Center p="md" role="status" aria-label={text.loading}>
            <Loader size="sm" />
          </Center>
        )
      )}
    </>
  )
}
