import type { Result, Step } from '../calc/result/result.ts'
import { needSentence } from './need-section.ts'
import { ANSWER_WORDS } from './words.ts'

/** The verdict as sentences: the rule that decided and the reason that its step gives. */
export function verdictParagraph(result: Result): string {
  const { outcome, rule, steps, need } = result
  const percentage = steps.find(({ step }) => step === 'percentage')
  switch (outcome) {
    case 'not-subject':
      return `${stepText(percentage)}.`
    case 'subject': {
      const deciding = steps.find((step) => step.hinders === 'yes' && step.rule === rule)
      return `Subject to the EAR. ${stepText(deciding)}. ${needSentence(need)}`
    }
    case 'report-required': {
      const report = steps.find(({ step }) => step === 'technology-report')
      return (
        `De minimis may not be relied on yet: ${report?.why}. ` +
        `Once it may: ${stepText(percentage)}.`
      )
    }
    case 'undetermined': {
      const open = steps.filter((step) => step.hinders === 'unknown')
      const reasons = open.map(({ rule: id, why }) => `${id} (${why})`)
      return `Not determined: what is known leaves more than one verdict possible. Open: ${reasons.join('; ') || 'see what is to be found out'}.${need.state === 'none' ? ` ${needSentence(need)}` : ''}`
    }
  }
}

function stepText(step: Step | undefined): string {
  return step ? `${step.rule} ${ANSWER_WORDS[step.answer]}: ${step.why}` : ''
}
