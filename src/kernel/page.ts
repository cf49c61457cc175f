import { badInput } from './errors.ts'

export const maxPageSize = 100

/** A page of a list, as Relay's connections have it; `cursorOf` names a place right behind a node. */
export interface Page<Node> {
  nodes: Node[]
  cursorOf: (node: Node) => string
  hasNextPage: boolean
  hasPreviousPage: boolean
  /** Where to go on from, where that isn't right behind the last node: of a page that ended before it was full. */
  endCursor?: string
  /** Asked only where `totalCount` is selected. At most `countLimit`. */
  count: () => Promise<number> | number
}

/** Above it, `totalCount` means "or more". */
export const countLimit = 1000

/** A page size within its limit: BAD_USER_INPUT otherwise. */
export const pageSize = (value: number | null | undefined, fallback: number, argument = 'first'): number => {
  const size = value ?? fallback
  if (size < 1 || size > maxPageSize) throw badInput(argument, `\`${argument}\` is from 1 to ${maxPageSize}.`)
  return size
}

/** An opaque cursor of a list, made of what the list is sorted by. */
export const encodePlace = (...place: (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** What `encodePlace` was given; BAD_USER_INPUT for anything else. `shape` has a value of each part's type. */
export const decodePlace = <Shape extends (string | number)[]>(
  cursor: string,
  shape: readonly [...Shape],
  argument: string,
): { [K in keyof Shape]: Shape[K] extends number ? number : string } => {
  const wrong = () => badInput(argument, `\`${argument}\` is not a cursor of this list.`)
  if (cursor.length > 2048) throw wrong()
  let place: unknown
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw wrong()
  }
  const fits =
    Array.isArray(place) &&
    place.length === shape.length &&
    shape.every(
      (part, i) => typeof place[i] === typeof part && (typeof part !== 'number' || Number.isSafeInteger(place[i])),
    )
  if (!fits) throw wrong()
  return place as { [K in keyof Shape]: Shape[K] extends number ? number : string }
}

/** A place in a list that is sorted by time, then by id. */
export const readTimePlace = (after: string): { at: Date; id: string } => {
  const [time, id] = decodePlace(after, [0, ''], 'after')
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) throw badInput('after', '`after` is not a cursor of this list.')
  return { at, id }
}

/** A page out of up to `size + 1` rows that were read behind `after`. */
export const forwardPage = <Node>(
  rows: Node[],
  size: number,
  options: Pick<Page<Node>, 'cursorOf' | 'count'> & { after: boolean },
): Page<Node> => ({
  nodes: rows.slice(0, size),
  hasNextPage: rows.length > size,
  hasPreviousPage: options.after,
  cursorOf: options.cursorOf,
  count: options.count,
})
