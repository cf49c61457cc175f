/** Takes one line for the person who waits: what is being done, or what has been found. */
export type Progress = (line: string) => void

/** The environment that child processes inherit; nothing else is read from it than where programs and caches are. */
export type Environment = Record<string, string | undefined>
