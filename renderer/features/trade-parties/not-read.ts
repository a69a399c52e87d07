import type { PartyPlan } from '../../../shared/tabular/party-rows.ts'
import { CallError } from '../../stores/call.ts'

/** Rows that are named one by one; the others are counted. */
const MOST_NAMED = 50

/** Why nothing of what was pasted was taken over: every row that cannot be read, with all that is wrong in it. */
export function notRead(problems: PartyPlan['problems']): CallError {
  const { length } = problems
  const named = problems.slice(0, MOST_NAMED).map(({ row, message }) => `Row ${row}: ${message}.`)
  return new CallError({
    code: 'not-readable',
    message: `${length === 1 ? '1 row' : `${length} rows`} cannot be read, and nothing was taken over.`,
    details: length > MOST_NAMED ? [...named, `And ${length - MOST_NAMED} more.`] : named,
  })
}
