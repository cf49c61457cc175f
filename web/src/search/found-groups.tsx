import { Avatar } from '../people/avatar.tsx'
import { hrefOf } from '../route/route.ts'
import { useText } from '../text/text.tsx'
import { Highlighted } from './highlighted.tsx'
import { highlight } from './highlight.ts'
import classes from './search.module.css'
import { useGroupTitles } from './use-group-titles.ts'

const most = 5

/** Groups by their titles. */
export const FoundGroups = ({ query }: { query: string }) => {
  const { search } = useText()
  const groups = useGroupTitles()
    .filter(({ title }) => highlight(title ?? '', query).some(({ isHit }) => isHit))
    .slice(0, most)
  if (groups.length === 0) return null
  return (
    <section aria-label={search.groups}>
      <div className={classes.heading}>{search.groups}</div>
      <ul className={classes.list}>
        {groups.map(({ id, title, avatar }) => (
          <li key={id}>
            <a className={classes.result} href={hrefOf({ at: 'conversation', id })}>
              <Avatar id={id} name={title ?? ''} url={avatar?.thumbnailUrl} />
              <span className={classes.title}>
                <Highlighted text={title ?? ''} query={query} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
