import { afterAll } from 'vitest'
import { closeSharedChats } from './shared-chat.ts'

// Behind the file's own hooks. One that stayed open would go on looking at its database for as long as the worker runs.
afterAll(closeSharedChats)
