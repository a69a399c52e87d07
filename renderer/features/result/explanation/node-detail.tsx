import type { ResultLine, UnknownLine } from '../../../../shared/calc/result/result.ts'
import {
  ANSWER_WORDS,
  basisWords,
  missingWords,
  reasonText,
} from '../../../../shared/report/words.ts'
import { citesOf, type Reason } from '../../../../shared/rules/reason.ts'
import { Citation } from '../../../ui/citation.tsx'
import { moneyText, pointsText, shareOfPrice } from '../../../ui/format.ts'
import styles from './explanation.module.css'
import type { ExplanationNode } from './explanation.ts'

interface NodeDetailProps {
  node: ExplanationNode
  price: string | null
  currency: string
}

/** Everything that the explanation says of one step or item, in full. */
export function NodeDetail({ node, price, currency }: NodeDetailProps) {
  const facts = node.line
    ? lineFacts(node.line, price, currency)
    : node.step
      ? stepFacts(node)
      : [[node.label, node.text], ...(node.reasons?.length ? becauseFacts(node.reasons) : [])]
  const cites = citesOf(node.line?.reasons ?? node.step?.reasons ?? node.reasons ?? [])
  return (
    <dl className={styles.detail} data-testid="explanation-detail">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {cites.length > 0 && (
        <div>
          <dt>Words of</dt>
          <dd>
            {cites.map((cite) => (
              <Citation key={`${node.id} ${cite}`} cite={cite} />
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

function stepFacts({ step }: ExplanationNode): string[][] {
  if (!step) return []
  return [
    ['Rule', `${step.rule} ${ANSWER_WORDS[step.answer]}`],
    ...becauseFacts(step.reasons),
    ...(step.items.length > 0 ? [['Items', `${step.items.length}`]] : []),
  ]
}

function lineFacts(line: ResultLine | UnknownLine, price: string | null, currency: string) {
  const { path, name, paths, quantity, value, basis, reasons } = line
  const others = paths === '1' ? '' : `, and on ${paths} paths in all`
  const share = shareOfPrice(value, price)
  const worth =
    value === null
      ? 'not known'
      : `${moneyText(value, currency)}${share ? `, ${share} of the price` : ''} (${basisWords(basis)})`
  return [
    ['Item', name && name !== path.at(-1) ? `${path.at(-1)}, ${name}` : `${path.at(-1)}`],
    ['Path', `${path.join(' / ')}${others}`],
    ['Quantity', `${quantity} in one product`],
    ['Value', worth],
    ...('missing' in line ? unknownFacts(line) : []),
    ...becauseFacts(reasons),
  ]
}

/** Each reason with its own citation, and whose text was read. */
function becauseFacts(reasons: readonly Reason[]): string[][] {
  const notes = [...new Set(reasons.flatMap(({ note }) => note ?? []))]
  return [
    ['Because', reasons.map(reasonText).join('\n')],
    ['Text of', [...new Set(reasons.flatMap(({ source }) => source.split('; ')))].join(', ')],
    ...(notes.length > 0 ? [['Read as', notes.join('\n')]] : []),
  ]
}

function unknownFacts({ missing, gap, blocks }: UnknownLine): string[][] {
  const moves = gap === null ? 'without bound' : `up to ${pointsText(gap)}`
  return [
    ['Missing', missing.map((name) => missingWords(name)).join(', ')],
    ['Could move the share', blocks ? `${moves}, and no verdict stands before it is known` : moves],
  ]
}
