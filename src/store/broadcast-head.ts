import type { Database } from './database.ts'

/** The row's id in `channels`. */
export const channelId = 'broadcasts'

/** The number of the newest broadcast; 0 before the first. */
export const broadcastHead = async ({ channels }: Pick<Database, 'channels'>): Promise<number> =>
  (await channels.findOne({ _id: channelId }, { projection: { head: 1 } }))?.head ?? 0
