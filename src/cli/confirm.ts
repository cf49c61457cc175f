import { confirm as ask, isCancel, text } from '@clack/prompts'
import type { CommandContext } from './context.ts'
import { failed, interrupted, misused } from './failure.ts'
import { harmless } from './harmless.ts'

/** Goes on where the answer is yes, or was given before as the option. Where nobody can be asked, the option is what is missing. */
export const confirm = async (
  { output, signal, input }: CommandContext,
  question: string,
  { isGiven, option = '--yes' }: { isGiven: boolean | undefined; option?: string },
): Promise<void> => {
  if (isGiven) return
  requireAsking(output.canAsk, question, option)
  const answer = await ask({
    message: harmless(question),
    initialValue: false,
    input: input(),
    output: process.stderr,
    signal,
  })
  if (isCancel(answer)) throw interrupted()
  if (!answer) throw failed('Nothing was done.')
}

/** The same, for what can't be taken back: a word has to be typed. */
export const confirmByTyping = async (
  { output, signal, input }: CommandContext,
  question: string,
  { word, isGiven, option = '--yes' }: { word: string; isGiven: boolean | undefined; option?: string },
): Promise<void> => {
  if (isGiven) return
  requireAsking(output.canAsk, question, option)
  const answer = await text({ message: harmless(question), input: input(), output: process.stderr, signal })
  if (isCancel(answer)) throw interrupted()
  if (answer.trim() !== word) throw failed(`That isn't ${word}: nothing was done.`)
}

const requireAsking = (canAsk: boolean, question: string, option: string): void => {
  if (!canAsk) throw misused(`${question} Nobody can be asked here: give ${option}.`, option)
}
