/** What a terminal takes for a command: control characters, and those that turn the direction of what is written. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const commanding = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

const escaped = (char: string): string =>
  ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text in one line, in which nothing that somebody wrote moves the cursor or colours the terminal: it is shown as `\u001b`. */
export const harmless = (text: string): string => text.replace(commanding, escaped)

/** A value as JSON in one line; the same characters are escaped as JSON does it. */
export const toJson = (value: unknown): string => JSON.stringify(value).replace(commanding, escaped)
