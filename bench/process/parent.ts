import type { Commands } from './child.ts'

export interface Command {
  id: number
  name: string
  argument: unknown
}

export interface Answer {
  id: number
  result?: unknown
  error?: string
}

/** The child's side of `startChild`: answers what the parent asks, and ends with it. */
export const answerParent = (commands: Commands): void => {
  const send = (answer: Answer): void => {
    process.send!(answer)
  }
  process.on('message', ({ id, name, argument }: Command) => {
    Promise.resolve(argument)
      .then(commands[name])
      .then(
        (result) => send({ id, result }),
        (error: Error) => send({ id, error: error.stack ?? error.message }),
      )
  })
  process.once('disconnect', () => process.exit())
  send({ id: 0 })
}
