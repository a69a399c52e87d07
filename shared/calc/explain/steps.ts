import { percent } from '../../money/display.ts'
import { compare, format, type Ratio } from '../../money/ratio.ts'
import type { Answer } from '../../rules/answer.ts'
import { isAmong } from '../../rules/destination.ts'
import { NOT_OF_DESTINATION, noLevelReason } from '../../rules/no-level.ts'
import type { RulePack } from '../../rules/pack.ts'
import { citesOf, distinct, groundOf, type Reason, reasonOf, whysOf } from '../../rules/reason.ts'
import type { Assumed, Step } from '../result/result.ts'
import type { Determination } from '../verdict/determination.ts'
import type { Judgement } from '../verdict/judge.ts'
import { reportMissing, usJurisdiction } from '../verdict/weigh.ts'
import type { Row } from './item-rows.ts'

/** The steps of the determination in the order of the rules, each with its answer, reasons and citations. */
export function stepsOf(
  determination: Determination,
  rows: readonly Row[],
  assumed: Assumed | null,
): Step[] {
  const { judge, item, judgement, weighing, verdict } = determination
  const { pack } = judge
  const steps: Step[] = [jurisdictionStep(pack, judgement)]
  if (verdict.settledBy === 'jurisdiction' || verdict.settledBy === 'outside') return steps
  steps.push(
    ...noLevelSteps(determination, pathsTo, assumed),
    gateStep(determination, pathsTo, assumed),
  )
  if (!verdict.level) return steps
  steps.push(percentageStep(determination, verdict.level, assumed))
  const { answer, reason } = reportMissing(pack, item, judgement, weighing.share)
  if (reason) steps.push(reportStep(pack, answer, reason))
  return steps

  function pathsTo(placedClasses: ReadonlySet<number>): string[][] {
    if (placedClasses.size === 0) return []
    return rows.filter((row) => placedClasses.has(row.placedClass)).map((row) => row.path)
  }
}

type PathsTo = (placedClasses: ReadonlySet<number>) => string[][]

/** A step told by its reasons. */
function stepOf(
  step: Step['step'],
  rule: string,
  answer: Step['answer'],
  reasons: readonly Reason[],
  { hinders, items = [] }: { hinders: Answer; items?: string[][] },
): Step {
  const why = whysOf(reasons).join('; ')
  return { step, rule, answer, hinders, why, cite: citesOf(reasons), reasons, items }
}

function jurisdictionStep(pack: RulePack, { maker, outside, setting }: Judgement): Step {
  if (outside) {
    const reason = groundOf(pack, 'content-outside')
    return stepOf('jurisdiction', reason.cite.join('; '), 'open', [reason], { hinders: 'unknown' })
  }
  const us = usJurisdiction(pack, maker, setting.day)
  if (us) return stepOf('jurisdiction', us.cite.join('; '), 'applies', [us], { hinders: 'yes' })
  const basis = groundOf(pack, 'foreign-made', { country: maker.country ?? '' })
  const rule = basis.cite.join('; ')
  if (maker.origin === 'foreign')
    return stepOf('jurisdiction', rule, 'applies', [basis], { hinders: 'no' })
  const reasons = [groundOf(pack, 'maker-unknown')]
  return stepOf('jurisdiction', rule, 'open', reasons, { hinders: 'unknown' })
}

/** A step for every case of 734.4(a), those too that do not speak of the destination. */
function noLevelSteps(
  { judge: { pack, choices }, judgement }: Determination,
  pathsTo: PathsTo,
  assumed: Assumed | null,
): Step[] {
  const found = new Map(judgement.noLevel.map((finding) => [finding.rule, finding]))
  return pack.noLevel.rules
    .filter((rule) => found.has(rule) || !isAmong(pack, judgement.destination, rule.destinations))
    .map((rule) => {
      const finding = found.get(rule)
      const told = finding ?? NOT_OF_DESTINATION
      const { answer } = told
      const items = finding ? pathsTo(finding.placedClasses) : []
      const reason = noLevelReason(pack, choices, rule, told)
      const byContent = answer === 'no' && told.failed === 'content'
      const reasons = [byContent ? ifNoneUndeclared(reason, assumed) : reason]
      return stepOf('no-level', rule.id, stepAnswer(answer), reasons, { hinders: answer, items })
    })
}

function gateStep(
  { judge: { pack }, judgement }: Determination,
  pathsTo: PathsTo,
  assumed: Assumed | null,
): Step {
  const asked = judgement.placedClasses.filter(
    ({ treatment, ownForGate }) => treatment.gateFails.reasons.length > 0 && ownForGate !== 'no',
  )
  const inTheWay = asked.filter(({ treatment }) => treatment.gateFails.answer !== 'no')
  const told = inTheWay.length > 0 ? inTheWay : asked
  const reasons = distinct(told.flatMap(({ treatment }) => treatment.gateFails.reasons))
  const nothing = [ifNoneUndeclared(groundOf(pack, 'gate-nothing-to-ask'), assumed)]
  return stepOf(
    'encryption-gate',
    pack.levels.encryptionGate.cite,
    stepAnswer(judgement.gate),
    reasons.length > 0 ? reasons : nothing,
    {
      hinders: judgement.gate,
      items: pathsTo(new Set(inTheWay.map(({ number }) => number))),
    },
  )
}

/** What the level makes of the share (734.4(c), (d)): they apply to a share that is not above them. */
function percentageStep(
  { judge: { pack }, judgement: { level }, weighing: { share }, verdict }: Determination,
  threshold: Ratio,
  assumed: Assumed | null,
): Step {
  const limit = levelText(threshold)
  const told = (why: string) => [
    reasonOf(pack, level, why, { after: groundOf(pack, 'share').cite }),
  ]
  const rule = level.cite
  if (!share) {
    const reasons = [groundOf(pack, 'price-not-known', { level: limit })]
    return stepOf('percentage', rule, 'open', reasons, { hinders: 'unknown' })
  }
  const low = percent(share.low, threshold)
  const high = share.high ? percent(share.high, threshold) : 'no bound'
  const span = share.high && compare(share.low, share.high) === 0 ? low : `${low} to ${high}`
  if (compare(share.low, threshold) > 0) {
    const reasons = told(`${span} is above ${limit}`)
    return stepOf('percentage', rule, 'does-not-help', reasons, { hinders: 'yes' })
  }
  if (share.high && compare(share.high, threshold) <= 0) {
    const passes = verdict.outcome === 'not-subject'
    const so = passes ? ', so it is not subject by reason of de minimis' : ''
    const reasons = told(`${span} is not above ${limit}${so}${assumption(assumed)}`)
    return stepOf('percentage', rule, 'applies', reasons, { hinders: 'no' })
  }
  const reasons = told(`${span} lies on both sides of ${limit}`)
  return stepOf('percentage', rule, 'open', reasons, { hinders: 'unknown' })
}

/** What a pass rests on without a record, in words. */
function assumption(assumed: Assumed | null): string {
  return assumed ? `, assuming that ${undeclaredHold(assumed)} no controlled US content` : ''
}

/** That there is none of some content, as far as foreign parts without a declaration hold none. */
function ifNoneUndeclared(reason: Reason, assumed: Assumed | null): Reason {
  if (!assumed) return reason
  return { ...reason, why: `${reason.why}, assuming that ${undeclaredHold(assumed)} none` }
}

function undeclaredHold({ undeclaredForeign: { parts } }: Assumed): string {
  return `${parts} undeclared foreign ${parts === 1 ? 'part holds' : 'parts hold'}`
}

/** A level in percent, as the rule writes it. */
function levelText({ n, d }: Ratio): string {
  return `${format({ n: n * 100n, d })} %`
}

function reportStep(pack: RulePack, missing: Answer, reason: Reason): Step {
  const { cite } = pack.levels.technologyReport
  return stepOf('technology-report', cite, stepAnswer(missing), [reason], { hinders: missing })
}

function stepAnswer(answer: Answer): Step['answer'] {
  return answer === 'yes' ? 'applies' : answer === 'no' ? 'does-not-apply' : 'open'
}
