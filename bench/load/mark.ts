/** Milliseconds of the one clock that all processes of a machine share. */
export const machineNow = (): number => Number(process.hrtime.bigint()) / 1e6

const sign = '@@'
const digits = 16
export const usualText = 'What a chat message usually is: a line of some sixty letters.'

/** A message's text, with the moment in front that it was due at (`machineNow`). */
export const textDueAt = (due: number): string =>
  `${sign}${String(Math.round(due * 1000)).padStart(digits, '0')}${sign} ${usualText}`

const needle = Buffer.from(sign)
const zero = '0'.charCodeAt(0)

/** Calls `found` with the moment of every marked text among the bytes; others' frames are passed over. */
export const eachMark = (bytes: Buffer, start: number, end: number, found: (due: number) => void): void => {
  let at = start
  for (;;) {
    at = bytes.indexOf(needle, at)
    if (at < 0 || at + digits + 4 > end) return
    let due = 0
    for (let i = at + 2; i < at + 2 + digits; i++) due = due * 10 + bytes[i]! - zero
    found(due / 1000)
    at += digits + 4
  }
}
