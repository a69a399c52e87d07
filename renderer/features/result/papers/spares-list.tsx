import { Loader, TextInput } from '@mantine/core'
import type { Spare } from '../../../../shared/calc/explain/spares.ts'
import {
  candidatesText,
  mostUnits,
  NEED_WORDS,
  needReasons,
} from '../../../../shared/paper/spare-parts.ts'
import { isNumber, setEntry, setSpare, usePapers } from '../../../stores/papers.ts'
import { amountText } from '../../../ui/format.ts'
import styles from './papers.module.css'

/** The US parts of the product as spare parts for the destination, each by itself, and which go along. */
export function SparesList() {
  const { spares: made, isAsking, error } = usePapers()
  const quantity = usePapers((store) => store.entries.quantity ?? '')
  if (!made) return <div className={styles.list}>{!error && <Loader size="sm" />}</div>
  const { spares, table } = made
  const [allowance, ...notes] = table.notes
  return (
    <section className={styles.list} aria-busy={isAsking} data-testid="spares">
      <p data-testid="spares-allowance">
        <strong>{allowance}</strong>
      </p>
      <TextInput
        label="How many products they go with"
        description="A number; one product where it is none."
        className={styles.quantity}
        value={quantity}
        onChange={(event) => setEntry('quantity', event.currentTarget.value)}
        data-testid="spares-quantity"
      />
      {spares.items.length === 0 ? (
        <p>No part of US origin, nor of unknown origin, lies in this product or beside it.</p>
      ) : (
        <table className={styles.table} data-testid="spares-table">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">ECCN</th>
              <th scope="col" data-align="right">
                In one product
              </th>
              <th scope="col" data-align="right">
                Unit value
              </th>
              <th scope="col">By itself</th>
              <th scope="col">Exceptions to look at</th>
              <th scope="col" data-align="right">
                Most alone
              </th>
              <th scope="col">Goes along</th>
            </tr>
          </thead>
          <tbody>
            {spares.items.map((spare, i) => (
              <tr key={spare.item} data-testid="spare">
                <td>
                  {spare.item}
                  <span className={styles.muted}> {spare.name}</span>
                  {spare.isBeside && <span className={styles.muted}>, shipped beside</span>}
                  {spare.origin === 'unknown' && (
                    <span className={styles.muted}>, origin not known</span>
                  )}
                </td>
                <td>{spare.eccn ?? 'not known'}</td>
                <td data-align="right">{spare.quantity}</td>
                <td data-align="right">
                  {spare.unitValue === null ? 'not known' : amountText(spare.unitValue)}
                </td>
                <td data-need={spare.need.state} title={needReasons(spare.need)}>
                  {NEED_WORDS[spare.need.state]}
                </td>
                <td>{candidatesText(spare.need)}</td>
                <td data-align="right">
                  {spare.need.state === 'required' ? (mostUnits(spare, spares) ?? 'not known') : ''}
                </td>
                <td>
                  <Going spare={spare} listed={goingIn(table.rows[i]?.cells ?? [])} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul className={styles.muted}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  )
}

/** The number that goes along by the list as it was worked out: the last column but two. */
function goingIn(cells: readonly (string | { text: string })[]): string {
  const cell = cells.at(-3)
  return typeof cell === 'string' ? cell : (cell?.text ?? '')
}

function Going({ spare, listed }: { spare: Spare; listed: string }) {
  const typed = usePapers(({ spareParts }) => (spareParts ? (spareParts[spare.item] ?? '') : null))
  const value = typed ?? listed
  return (
    <TextInput
      aria-label={`How many of ${spare.item} go along`}
      value={value}
      maxLength={40}
      error={value !== '' && !isNumber(value) ? 'A number above zero' : undefined}
      onChange={(event) => setSpare(spare.item, event.currentTarget.value)}
      data-testid={`spare-going-${spare.item}`}
    />
  )
}
