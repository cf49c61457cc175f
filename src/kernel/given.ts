/** Whether an argument was given. An empty text was, too: it names nothing that is there, and never stands for “all” or “everyone”. */
export const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined
