import type { Result, Step } from '../calc/result/result.ts'

/** The verdict as sentences: the rule that decided and the reason that its step gives. */
export function verdictParagraph(result: Result): string {
  const { outcome, rule, steps } = result
  const reasonOf = (step: Step | undefined) => (step ? `: ${step.why}` : '')
  const percentage = steps.find(({ step }) => step === 'percentage')
  switch (outcome) {
    case 'not-subject':
      return `Not subject to the EAR by reason of de minimis under ${rule}${reasonOf(percentage)}.`
    case 'subject': {
      const deciding = steps.find((step) => step.answer === 'applies' && step.rule === rule)
      return `Subject to the EAR under ${rule}${reasonOf(deciding)}.`
    }
    case 'report-required': {
      const report = steps.find(({ step }) => step === 'technology-report')
      return (
        `De minimis under ${rule} may not be relied on yet${reasonOf(report)}. ` +
        `Once it is: ${percentage?.why}.`
      )
    }
    case 'undetermined': {
      const open = steps.filter((step) => step.answer === 'open')
      const reasons = open.map(({ rule: id, why }) => `${id} (${why})`)
      return `Not determined: what is known leaves more than one verdict possible. Open: ${reasons.join('; ') || 'see what is to be found out'}.`
    }
  }
}
