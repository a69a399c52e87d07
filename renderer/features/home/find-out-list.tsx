import { Button } from '@mantine/core'
import { openItem } from '../../stores/item.ts'
import { showQuestions } from '../../stores/part-list.ts'
import { count } from '../../ui/format.ts'
import { type FindOut, isIncomplete } from './figures.ts'
import styles from './home.module.css'
import type { HomeFigures } from './use-home.ts'

const MOST = 8

/** What to find out first: what is not known and in most of the undetermined products. */
export function FindOutList({ figures }: { figures: HomeFigures }) {
  const { findOut, rows, top, standing } = figures
  if (standing === 'none') return null
  const openOnes = top.filter(({ id }) => {
    const row = rows.get(id)
    return row && isIncomplete(row)
  })
  return (
    <section className={styles.section} aria-labelledby="find-out" data-standing={standing}>
      <h2 id="find-out">To find out first</h2>
      {openOnes.length === 0 ? (
        <p className={styles.note}>
          Neither a share nor a licence need is open for these destinations.
        </p>
      ) : (
        <>
          <p className={styles.note}>
            Not known, and what is open in {count(openOnes.length, 'product')} turns on it:
          </p>
          <ul className={styles.list}>
            {findOut.slice(0, MOST).map((item) => (
              <Line key={`${item.type} ${item.id}`} item={item} of={openOnes.length} />
            ))}
          </ul>
          {findOut.length > MOST && (
            <p className={styles.note}>and {count(findOut.length - MOST, 'more', 'more')}</p>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => showQuestions()}
            data-testid="walk"
          >
            Walk through them
          </Button>
        </>
      )}
    </section>
  )
}

function Line({ item, of }: { item: FindOut; of: number }) {
  const { id, missing, products } = item
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        title={`${id}: ${missing.join(', ')}. In ${products.join(', ')}`}
        onClick={() => openItem(id)}
        data-testid="to-find-out"
      >
        <span className={styles.lineName}>
          {id}: {missing.join(', ')}
        </span>
        <span className={styles.lineCount}>
          {item.type === 'product' ? 'itself' : `in ${products.length} of ${of}`}
        </span>
      </button>
    </li>
  )
}
