import { useMutation, useQuery, useSubscription } from '@urql/vue'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { hear, load, send, type Heard, type Loaded, type Send } from './documents.ts'
import { listOf, nothingYet, take, type Live } from './live.ts'
import { untilAnswered } from './manual/until-answered.ts'
import { socket } from './session.ts'

/** Who one is, the list, and what happens from when it was loaded on. */
export const useChat = () => {
  const { data: loaded, error } = useQuery<Loaded>({ query: load })
  const after = ref<string>()
  watch(loaded, (is) => (after.value ??= is?.cursor))
  const { data } = useSubscription<Heard, Live>(
    { query: hear, variables: computed(() => ({ after: after.value })), pause: computed(() => !after.value) },
    take,
  )
  const live = computed(() => data.value ?? nothingYet)
  watch(
    () => live.value.isOutdated,
    () => location.reload(),
  )
  const conversations = computed(() => listOf(loaded.value?.conversations.nodes ?? [], live.value))
  return {
    viewer: computed(() => loaded.value?.viewer),
    problem: computed(() => error.value?.message),
    conversations,
    live,
  }
}

/** Sends one after the other, each until it is answered. What waits is shown, where its message hasn't come yet. */
export const useOutbox = () => {
  const { executeMutation } = useMutation<unknown, Send>(send)
  const waiting = ref<Send['input'][]>([])
  const problem = ref('')
  let last = Promise.resolve()

  const write = (conversationId: string, text: string): void => {
    // Named before the first attempt: however many arrive, there is one message.
    const input = { conversationId, clientId: crypto.randomUUID(), text }
    problem.value = ''
    waiting.value = [...waiting.value, input]
    const attempt = async () => {
      const { error } = await executeMutation({ input })
      if (error) throw error
    }
    last = last
      .then(() => untilAnswered(attempt))
      .catch((refused: Error) => void (problem.value = refused.message))
      .finally(() => (waiting.value = waiting.value.filter(({ clientId }) => clientId !== input.clientId)))
  }
  return { waiting, problem, write }
}

export const useConnection = () => {
  const isConnected = ref(false)
  const become = (is: boolean) => () => void (isConnected.value = is)
  const stops = [socket.on('connected', become(true)), socket.on('closed', become(false))]
  onScopeDispose(() => stops.forEach((stop) => stop()))
  return isConnected
}
