import type { StateComparison } from '../../../shared/compare/compare-states.ts'
import { movesOf } from '../../../shared/compare/effects.ts'
import { boundsText, movesText } from '../../ui/figure-words.ts'
import { countryName } from '../../ui/format.ts'
import { Verdict } from '../../ui/verdict.tsx'
import styles from './compare.module.css'

interface VerdictListProps {
  comparison: StateComparison
  chosen: string
  onChoose: (destination: string) => void
}

/** The verdict for each destination before and after; the one chosen is drawn. */
export function VerdictList({ comparison, chosen, onChoose }: VerdictListProps) {
  const { destinations, before, after } = comparison
  return (
    <table className={styles.verdicts} data-testid="compared-verdicts">
      <thead>
        <tr>
          <th scope="col">Destination</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Share moves</th>
        </tr>
      </thead>
      <tbody>
        {destinations.map((destination, at) => {
          const [was, is] = [before?.[at], after?.[at]]
          const isMoved = was && is && was.act !== is.act
          return (
            <tr
              key={destination}
              data-chosen={destination === chosen}
              data-moved={isMoved === true}
              onClick={() => onChoose(destination)}
              data-testid={`compared-${destination}`}
            >
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={destination === chosen}
                  onClick={() => onChoose(destination)}
                >
                  {countryName(destination)} {destination}
                </button>
              </th>
              {[was, is].map((figures, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: before and after
                <td key={i}>
                  {figures ? (
                    <>
                      <Verdict act={figures.act} />{' '}
                      <span className={styles.share}>
                        {boundsText(figures.share, figures.level)}
                      </span>{' '}
                      <span className={styles.note}>{figures.rule ?? 'not decided'}</span>
                    </>
                  ) : (
                    <span className={styles.note}>not there</span>
                  )}
                </td>
              ))}
              <td className={styles.share}>
                {was && is ? movesText(movesOf(was.share, is.share)) : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
