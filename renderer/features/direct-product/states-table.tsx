import type { Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { DIRECT_PRODUCT_STATES } from '../../../shared/report/direct-product.ts'
import { useDirectProduct } from '../../stores/direct-product.ts'
import { DirectProductSign } from '../../ui/direct-product-state.tsx'
import { count } from '../../ui/format.ts'
import styles from './direct-product.module.css'

/** The rules that are or were not out, for each destination, with what the answers have changed. */
export function StatesTable({ questionnaire }: { questionnaire: Questionnaire }) {
  const before = useDirectProduct((store) => store.before)
  const { rules, destinations } = questionnaire
  const stateBefore = (destination: string, rule: number) =>
    before?.find((one) => one.destination === destination)?.states[rule]
  const shown = rules
    .map((rule, i) => ({ ...rule, i }))
    .filter(({ i }) =>
      destinations.some(
        ({ destination, states }) =>
          states[i] !== 'out' || (stateBefore(destination, i) ?? 'out') !== 'out',
      ),
    )
  const changed = destinations.filter(({ destination, states }) =>
    states.some((state, i) => state !== (stateBefore(destination, i) ?? state)),
  )
  if (shown.length === 0) return <p className={styles.muted}>No rule reaches these destinations.</p>
  return (
    <section>
      <h3>What the answers make of it</h3>
      <p className={styles.muted} aria-live="polite" data-testid="destinations-changed">
        {changed.length === 0
          ? 'Nothing has changed yet.'
          : `${count(changed.length, 'destination')} changed: ${changed.map(({ destination }) => destination).join(', ')}.`}
      </p>
      <div className={styles.scroll}>
        <table className={styles.states} data-testid="direct-product-states">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              {destinations.map(({ destination }) => (
                <th key={destination} scope="col">
                  {destination}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, i }) => (
              <tr key={id}>
                <th scope="row" title={name}>
                  {id}
                </th>
                {destinations.map(({ destination, states }) => {
                  const state = states[i] ?? 'out'
                  const was = stateBefore(destination, i) ?? state
                  return (
                    <td key={destination} data-rule={id} data-destination={destination}>
                      <DirectProductSign state={state} />
                      {was !== state && (
                        <span className={styles.was}> was {DIRECT_PRODUCT_STATES[was]}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
