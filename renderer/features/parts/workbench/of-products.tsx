import { missingWords } from '../../../../shared/report/words.ts'
import type { DecisiveItem } from '../../../stores/decisive.ts'
import { openItem } from '../../../stores/item.ts'
import { usePack } from '../../../ui/workspace-context.ts'
import styles from './workbench.module.css'

/** What is asked of products themselves, such as a maker or a bill of materials; each opens its data. */
export function OfProducts({ items }: { items: readonly DecisiveItem[] }) {
  const pack = usePack()
  if (items.length === 0) return null
  return (
    <>
      <h2 className={styles.ofProducts}>Of products themselves</h2>
      <ul aria-label="Asked of products themselves" data-testid="of-products">
        {items.map(({ item, missing, verdicts }) => {
          const words = missing.map((name) => missingWords(name, pack)).join(', ')
          return (
            <li key={item}>
              <button type="button" title={`${item}: ${words}`} onClick={() => openItem(item)}>
                <span>
                  {item}: {words}
                </span>
                <span className={styles.number}>{verdicts}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
