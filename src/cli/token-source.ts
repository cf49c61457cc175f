import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { misused } from './failure.ts'

export interface TokenNeeds {
  /** `--token-file`; `-` is standard input. */
  file: string | undefined
  /** PARLEY_TOKEN. */
  given: string | undefined
  stdin: NodeJS.ReadableStream
}

/** Reads the admin's token: a file's anew each time, so that who renews it there needn't start again what runs. */
export const createTokenSource = ({ file, given, stdin }: TokenNeeds): (() => Promise<string>) => {
  let piped: Promise<string> | undefined
  return async () => {
    if (file === '-') return cleaned(await (piped ??= text(stdin)), 'Standard input has no token.')
    if (file !== undefined) return cleaned(await read(file), `There is no token in ${file}.`)
    return cleaned(
      given ?? '',
      'There is no token: set PARLEY_TOKEN, or give --token-file FILE. Where the secret is at hand, `parley token ID --admin` signs one.',
    )
  }
}

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw misused(`${file} can't be read: ${(error as Error).message}.`, '--token-file')
  }
}

const cleaned = (token: string, message: string): string => {
  const trimmed = token.trim().replace(/^Bearer +/i, '')
  if (trimmed === '') throw misused(message, '--token-file')
  return trimmed
}
