/** The answer to a question of the rules: what is not known is neither yes nor no. */
export type Answer = 'yes' | 'no' | 'unknown'

/** Yes only where all are yes; no where one is no. */
export function all(answers: Iterable<Answer>): Answer {
  let result: Answer = 'yes'
  for (const answer of answers) {
    if (answer === 'no') return 'no'
    if (answer === 'unknown') result = 'unknown'
  }
  return result
}

/** Yes where one is yes; no only where all are no. */
export function any(answers: Iterable<Answer>): Answer {
  let result: Answer = 'no'
  for (const answer of answers) {
    if (answer === 'yes') return 'yes'
    if (answer === 'unknown') result = 'unknown'
  }
  return result
}

/** As `any`, of two. */
export function either(a: Answer, b: Answer): Answer {
  if (a === 'yes' || b === 'yes') return 'yes'
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'no'
}

export function not(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown'
}

/** A recorded fact compared with the value asked for; a fact that is not recorded is unknown. */
export function is(recorded: boolean | null | undefined, wanted: boolean): Answer {
  if (recorded == null) return 'unknown'
  return recorded === wanted ? 'yes' : 'no'
}
