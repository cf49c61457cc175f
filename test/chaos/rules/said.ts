import { canariesIn, type AnsweredError } from '../../support/recorder.ts'

/** A file and a line, a stack, a package, or what the database says. */
const inside = /\bat .*:\d+:\d+|node_modules|"stack"|Mongo|E11000|\b127\.0\.0\.1:\d+/

/** Errors that tell of the inside, or what somebody wrote. */
export const tellingErrors = (errors: AnsweredError[]): string[] =>
  errors
    .map((error) => JSON.stringify(error))
    .flatMap((said) => [
      ...(inside.test(said) ? [`an error tells of the inside: ${said}`] : []),
      ...(canariesIn(said).length > 0 ? [`an error tells what somebody wrote: ${said}`] : []),
    ])
    .slice(0, 3)

const unexpected = /An unexpected error ends the process|unhandledRejection|uncaughtException/

export const badlyPrinted = (printed: string[]): string[] => {
  const all = printed.join('')
  const failed = unexpected.exec(all)
  return [
    ...(failed ? [`a server failed unexpectedly: ${all.slice(failed.index, failed.index + 2000)}`] : []),
    ...(canariesIn(all).length > 0 ? ['a server printed what somebody wrote'] : []),
  ]
}
