import type { ConversationFieldsFragment } from 'parley/client'
import { nameOf } from '../conversation/message/summary.ts'
import type { Texts } from '../text/en.ts'

type Titled = Pick<ConversationFieldsFragment, 'title' | 'peer' | 'id'>

/** A group's title, or the other person's name. */
export const titleOf = (text: Texts, { title, peer, id }: Titled): string => title ?? (peer ? nameOf(text, peer) : id)
