import type { Follower } from '../../support/recorder.ts'
import type { SeenMark } from '../witnesses/marks.ts'

/** Whoever asks after an answer is shown no earlier mark than in it, at any server; and no stream tells of an earlier one. */
export const marksGoneBack = (marks: SeenMark[], followers: Follower[]): string[] => [
  ...[...Map.groupBy(marks, ({ person, conversation }) => `${person} ${conversation}`).values()]
    .flatMap(behind)
    .slice(0, 3),
  ...followers.flatMap(toldBehind).slice(0, 3),
]

const behind = (marks: SeenMark[]): string[] => {
  const answered = marks.toSorted((a, b) => a.answeredAt - b.answeredAt)
  let [known, highest] = [0, 0]
  return marks
    .toSorted((a, b) => a.beganAt - b.beganAt)
    .flatMap(({ person, conversation, beganAt, readSeq }) => {
      for (; known < answered.length && answered[known]!.answeredAt < beganAt; known++)
        highest = Math.max(highest, answered[known]!.readSeq)
      return readSeq < highest
        ? [`the mark of ${person} in ${conversation} went back from ${highest} to ${readSeq}`]
        : []
    })
}

const toldBehind = ({ person, events }: Follower): string[] => {
  const marks = new Map<string, number>()
  return events.flatMap(({ __typename, conversation, user, upToSeq }) => {
    if (__typename !== 'MessagesRead') return []
    const key = `${user!.id} in ${conversation!.id}`
    const before = marks.get(key) ?? 0
    marks.set(key, upToSeq!)
    return upToSeq! > before ? [] : [`${person} was told that ${key} has read up to ${upToSeq} after ${before}`]
  })
}
