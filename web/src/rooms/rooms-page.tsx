import { Button, Center, Loader } from '@mantine/core'
import { RoomsDocument } from 'parley/client'
import { useErrorText } from '../act/error-text.ts'
import { Problem } from '../act/problem.tsx'
import { useCachedPages } from '../pages/use-cached-pages.ts'
import { Empty } from '../shell/empty.tsx'
import { Pane } from '../shell/pane.tsx'
import { useText } from '../text/text.tsx'
import { RoomItem } from './room-item.tsx'
import classes from './rooms-page.module.css'

/** Who broadcasts may be for: one comes in to hear them. */
export const RoomsPage = () => {
  const text = useText()
  const errorText = useErrorText()
  const pages = useCachedPages(RoomsDocument, { first: 50 }, ({ rooms }) => rooms.pageInfo, 'cache-and-network')
  const { data, error, hasMore, isLoading, loadMore } = pages
  const rooms = data?.rooms.edges.map(({ node }) => node).filter(({ isDeleted }) => !isDeleted) ?? []
  return (
    <Pane isArea title={text.shell.rooms} subtitle={text.rooms.says}>
      <div className={classes.scroller}>
        <div className={classes.column}>
          <Problem says={error && !data ? errorText(error) : null} />
          {data && rooms.length === 0 && !hasMore && <Empty icon="room" says={text.rooms.none} />}
          <ul className={classes.list}>
            {rooms.map((room) => (
              <RoomItem key={room.id} room={room} />
            ))}
          </ul>
          {hasMore && (
            <Button variant="subtle" fullWidth loading={isLoading} onClick={loadMore}>
              {text.rooms.more}
            </Button>
          )}
          {!data && isLoading && (
            <Center p="md" role="status" aria-label={text.rooms.loading}>
              <Loader size="sm" />
            </Center>
          )}
        </div>
      </div>
    </Pane>
  )
}
