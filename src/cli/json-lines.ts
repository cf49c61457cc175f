import { createReadStream } from 'node:fs'
import { addAbortSignal, type Readable } from 'node:stream'
import { misused } from './failure.ts'

export interface JsonLine {
  /** Counted from 1. */
  number: number
  value: unknown
}

/** Bytes of a line; more is refused, as nothing that the API takes is as long. */
const mostBytes = 1_000_000

/** A file's values, one a line, read as they are asked for; `-` is standard input. Empty lines are passed over. */
export async function* readJsonLines(
  file: string,
  { stdin, signal, argument }: { stdin(): Readable; signal: AbortSignal; argument: string },
): AsyncGenerator<JsonLine> {
  const from = addAbortSignal(signal, file === '-' ? stdin() : createReadStream(file))
  for await (const { number, text } of linesOf(readable(from, { file, signal, argument }), argument)) {
    if (text.trim() === '') continue
    yield { number, value: parsed(text, number, argument) }
  }
}

interface Source {
  file: string
  signal: AbortSignal
  argument: string
}

async function* readable(from: Readable, { file, signal, argument }: Source): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of from) yield Buffer.from(chunk as Buffer | string)
  } catch (error) {
    signal.throwIfAborted()
    throw misused(`${file} can't be read: ${(error as Error).message}.`, argument)
  }
}

async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  argument: string,
): AsyncGenerator<{ number: number; text: string }> {
  let number = 0
  let begun: Buffer[] = []
  let bytes = 0
  const add = (part: Buffer): void => {
    begun.push(part)
    bytes += part.length
    if (bytes > mostBytes) throw misused(`Line ${number + 1} has more than 1,000,000 bytes.`, argument)
  }
  const whole = (): { number: number; text: string } => {
    const text = Buffer.concat(begun).toString('utf8')
    begun = []
    bytes = 0
    return { number: ++number, text }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      from = end + 1
      yield whole()
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (bytes > 0) yield whole()
}

const parsed = (text: string, number: number, argument: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw misused(`Line ${number} is no JSON: ${(error as Error).message}.`, argument)
  }
}
