import { useRef, useState } from 'react'
import type { Send } from './documents.ts'

type Input = Send['input']

/** Sends one after the other, each until it is answered. What waits is shown, where its message hasn't come yet. */
export const useOutbox = (send: (input: Input) => Promise<unknown>) => {
  const [waiting, setWaiting] = useState<Input[]>([])
  const [problem, setProblem] = useState('')
  const last = useRef<Promise<void>>(Promise.resolve())

  const write = (conversationId: string, text: string): void => {
    // Named before the first attempt: however many arrive, there is one message.
    const input = { conversationId, clientId: crypto.randomUUID(), text }
    setProblem('')
    setWaiting((others) => [...others, input])
    last.current = last.current
      .then(async () => void (await send(input)))
      .catch((refused: Error) => setProblem(refused.message))
      .finally(() => setWaiting((others) => others.filter((other) => other !== input)))
  }
  return { waiting, problem, write }
}

export type Outbox = ReturnType<typeof useOutbox>
