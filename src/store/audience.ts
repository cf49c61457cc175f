/**
 * Keys of the log's audiences beside people's ids. Each begins with a control character, which no id has: nobody can be
 * everyone by being named so.
 */
export const everyone = '\u0001everyone'
export const roomKey = (roomId: string): string => `\u0001room:${roomId}`
