import { percent } from '../../money/display.ts'
import { compare, type Ratio } from '../../money/ratio.ts'
import type { Step } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { Judgement } from '../verdict/judge.ts'
import { reportMissing, type Verdict, type Weighing } from '../verdict/weigh.ts'
import type { Row } from './item-rows.ts'

/** The steps of the determination in the order of the rules, each with its answer, reason and citation. */
export function stepsOf(determination: Determination, rows: readonly Row[]): Step[] {
  const { judge, item, judgement, weighing, verdict } = determination
  const { levels } = judge.pack
  const steps: Step[] = [jurisdictionStep(judgement, verdict)]
  if (verdict.rule?.startsWith('734.3') || judgement.outside) return steps
  for (const finding of judgement.noLevel) {
    steps.push({
      step: 'no-level',
      rule: finding.rule.id,
      answer: stepAnswer(finding.answer),
      why: finding.rule.because,
      cite: [finding.rule.cite],
      items: pathsTo(finding.placedClasses),
    })
  }
  const failing = judgement.placedClasses.filter(
    ({ treatment, channel }) => treatment.gateFails.answer !== 'no' && channel !== 'inUsItem',
  )
  const reasons = failing.flatMap(({ treatment }) => treatment.gateFails.because)
  steps.push({
    step: 'encryption-gate',
    rule: levels.encryptionGate.cite,
    answer: stepAnswer(judgement.gate),
    why:
      reasons.length > 0
        ? [...new Set(reasons)].sort().join('; ')
        : 'no US encryption content that fails the gate',
    cite: [levels.encryptionGate.cite],
    items: pathsTo(new Set(failing.map(({ number }) => number))),
  })
  if (verdict.level) steps.push(percentageStep(judgement, weighing, verdict.level))
  const report = reportMissing(judge.pack, item, judgement)
  if (verdict.level && judgement.setting.productKind === 'technology') {
    const { cite } = levels.technologyReport
    const why =
      report === 'no'
        ? 'the one-time report is filed and old enough, or not needed'
        : 'the one-time report is not filed, or is too recent'
    steps.push({
      step: 'technology-report',
      rule: cite,
      answer: stepAnswer(report),
      why,
      cite: [cite],
      items: [],
    })
  }
  return steps

  function pathsTo(placedClasses: ReadonlySet<number>): string[][] {
    if (placedClasses.size === 0) return []
    return rows.filter((row) => placedClasses.has(row.placedClass)).map((row) => row.path)
  }
}

function jurisdictionStep(judgement: Judgement, verdict: Verdict): Step {
  const { maker, outside } = judgement
  const base = { step: 'jurisdiction' as const, items: [] }
  if (outside)
    return {
      ...base,
      rule: '734.3',
      answer: 'open',
      why: 'content outside the de minimis test',
      cite: ['734.3(b)'],
    }
  if (verdict.rule?.startsWith('734.3')) {
    const why =
      verdict.rule === '734.3(a)(2)'
        ? `made in ${maker.country}: of US origin`
        : `exported from ${maker.exportedFrom}`
    return { ...base, rule: verdict.rule, answer: 'applies', why, cite: [verdict.rule] }
  }
  const known = maker.origin === 'foreign'
  return {
    ...base,
    rule: '734.3(a)(3)',
    answer: known ? 'does-not-apply' : 'open',
    why: known ? `foreign-made, in ${maker.country}` : 'where the product is made is not known',
    cite: ['734.3(a)(2)-(3)'],
  }
}

function percentageStep({ level }: Judgement, { share }: Weighing, threshold: Ratio): Step {
  const base = {
    step: 'percentage' as const,
    rule: level.cite,
    cite: [level.cite, '734 Supp. 2(a)(4)'],
    items: [],
  }
  const limit = percent(threshold)
  if (!share)
    return { ...base, answer: 'open', why: `the selling price is not known; level ${limit}` }
  const low = percent(share.low, threshold)
  const high = share.high ? percent(share.high, threshold) : 'no bound'
  const span = share.high && compare(share.low, share.high) === 0 ? low : `${low} to ${high}`
  if (compare(share.low, threshold) > 0)
    return { ...base, answer: 'applies', why: `${span} is above the level of ${limit}` }
  if (share.high && compare(share.high, threshold) <= 0)
    return { ...base, answer: 'does-not-apply', why: `${span} is not above the level of ${limit}` }
  return { ...base, answer: 'open', why: `${span} lies on both sides of the level of ${limit}` }
}

function stepAnswer(answer: 'yes' | 'no' | 'unknown'): Step['answer'] {
  return answer === 'yes' ? 'applies' : answer === 'no' ? 'does-not-apply' : 'open'
}
