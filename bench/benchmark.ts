/** What the command line says of a run. */
export interface BenchOptions {
  /** null: as many as the benchmark takes by itself. */
  rounds: number | null
  seconds: number | null
  /** The servers to compare, by name; null: all. */
  servers: string[] | null
  /** A short run, to see that everything works: its figures say nothing, and aren't kept. */
  isTrial: boolean
  /** A folder for the servers' profiles; a profiled run is slower, so its figures aren't kept. null: none are made. */
  profileTo: string | null
  /** Ends the run. */
  signal: AbortSignal
  progress(line: string): void
}

/** Shows the figures, and keeps them. Resolves to what is wrong with them; null: nothing. */
export type Benchmark = (options: BenchOptions) => Promise<string | null>
