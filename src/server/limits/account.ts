import { setTimeout as wait } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import type { Run, StreamEvent } from '../../realtime/event.ts'
import { measured } from './answer-size.ts'
import type { OperationFacts } from './operation-facts.ts'
import type { Rates } from './rates.ts'

/** A hundred events of a page's that come at once; those of what costs more are shown one by one. */
const mostOwed = 10_000

export interface AccountNeeds {
  rates: Pick<Rates, 'owe' | 'delivery'>
  actor: { id: string; role: string }
  facts: Pick<OperationFacts, 'cost' | 'costOfEvent'>
  variables: Record<string, unknown> | null | undefined
}

/**
 * What a subscription's events cost, each as often as one is executed for it: what others of its group have paid is nobody's. It is paid before
 * the next one is executed, and the first by what subscribing costs. Who can't pay waits, so that nothing is lost of a stream that is kept; what they
 * are shown then is as it is then. A class, as there are many.
 */
export class Account {
  readonly #needs: AccountNeeds
  #owes = 0

  constructor(needs: AccountNeeds) {
    this.#needs = needs
  }

  /** Whether all is paid now. */
  pays(): boolean {
    const { rates, actor } = this.#needs
    if (this.#owes > 0 && rates.delivery(actor, this.#owes) > 0) return false
    this.#owes = 0
    return true
  }

  /** Whether all of a run may be executed now: paid for behind it, it is no more than somebody may owe. */
  takes(run: Run): boolean {
    return (run.length === 1 || run.length * this.#costOf(run[0]!) <= mostOwed) && this.pays()
  }

  /** Once all is paid. */
  async paid(): Promise<void> {
    const { rates, actor } = this.#needs
    while (this.#owes > 0) {
      const ms = rates.delivery(actor, this.#owes)
      if (ms === 0) this.#owes = 0
      else await wait(ms, undefined, { ref: false })
    }
  }

  /** Executes for it, and bounds what that gives. */
  async execute(event: StreamEvent, run: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
    const { rates, actor, facts } = this.#needs
    const cost = this.#costOf(event)
    this.#owes += cost
    const { result, more } = measured(await run(), { cost, isGuessed: facts.cost.isGuessed })
    if (more > 0) rates.owe(actor, more)
    return result
  }

  #costOf({ __typename }: StreamEvent): number {
    const { facts, variables } = this.#needs
    return facts.costOfEvent(__typename, variables)
  }
}
