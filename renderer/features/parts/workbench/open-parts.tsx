import type { PartRow } from '../../../../shared/workspace/views.ts'
import type { DecisiveItem } from '../../../stores/decisive.ts'
import { isLookedAt, restsOn } from '../../../ui/eccn-standing.ts'
import { wholeText } from '../../../ui/format.ts'
import styles from './workbench.module.css'

/** So many parts before the one in hand are listed, and after it. */
const BEFORE = 5
const AFTER = 200

interface OpenPartsProps {
  parts: readonly PartRow[]
  at: number
  weights: ReadonlyMap<string, DecisiveItem>
  onChoose: (at: number) => void
}

/** The parts of which a question is open, around the one in hand. */
export function OpenParts({ parts, at, weights, onChoose }: OpenPartsProps) {
  const from = Math.max(0, at - BEFORE)
  const shown = parts.slice(from, at + AFTER)
  const rest = parts.length - from - shown.length
  return (
    <div className={styles.list}>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Name</th>
            <th scope="col">Origin</th>
            <th scope="col">ECCN</th>
            <th scope="col">Supplier</th>
            <th scope="col" className={styles.right}>
              Open verdicts
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((part, i) => (
            <tr key={part.id} aria-current={from + i === at || undefined}>
              <td>
                <button type="button" onClick={() => onChoose(from + i)}>
                  {part.id}
                </button>
              </td>
              <td>{part.name === part.id ? '' : part.name}</td>
              <td>{part.origin ?? '?'}</td>
              <td title={restsOn(part) ?? 'ECCN not known'}>
                {part.eccn ?? '?'}
                {isLookedAt(part) && ' ✓'}
              </td>
              <td>{part.supplier}</td>
              <td className={styles.right}>{wholeText(weights.get(part.id)?.verdicts ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={styles.cite}>and {wholeText(rest)} more</p>}
    </div>
  )
}
