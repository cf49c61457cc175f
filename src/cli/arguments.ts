import { InvalidArgumentError } from 'commander'

/** For commander: a whole number, 1 or more. */
export const readCount = (given: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new InvalidArgumentError('It is a whole number, 1 or more.')
  return Number(given)
}
