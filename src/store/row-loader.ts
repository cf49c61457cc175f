import DataLoader from 'dataloader'

/** Keys of one command. */
export const maxBatchSize = 1000

/** Rows by their ids: null for one that isn't there. */
export class RowLoader<Row extends { _id: string }> extends DataLoader<string, Row | null> {
  #there: Map<string, Row | null> = new Map()

  constructor(find: (ids: readonly string[]) => Promise<Map<string, Row>>) {
    super(
      async (ids) => {
        const { there } = this
        const rows = await find(ids)
        for (const id of ids) there.set(id, rows.get(id) ?? null)
        return ids.map((id) => there.get(id)!)
      },
      { maxBatchSize },
    )
  }

  /**
   * What was read so far; who reads rows in another way may add them. It is another map once the loader was cleared, so that what was
   * asked for before isn't taken for what was read after.
   */
  get there(): Map<string, Row | null> {
    return this.#there
  }

  /** As `load`, but at once where it is there: a promise for each row of a page costs more than the row. */
  get(id: string): Row | null | Promise<Row | null> {
    const row = this.#there.get(id)
    return row === undefined ? super.load(id) : row
  }

  override load(id: string): Promise<Row | null> {
    const row = this.#there.get(id)
    return row === undefined ? super.load(id) : Promise.resolve(row)
  }

  override clear(id: string): this {
    this.#there = new Map()
    return super.clear(id)
  }

  override clearAll(): this {
    this.#there = new Map()
    return super.clearAll()
  }
}
