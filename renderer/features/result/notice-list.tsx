import type { Notice } from '../../../shared/calc/result/result.ts'
import { listed } from '../../../shared/model/listed.ts'
import styles from './result.module.css'

/** What to check beside the verdict, whatever the share is. */
export function NoticeList({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) return null
  return (
    <section className={styles.section} data-testid="notices">
      <h2 className={styles.heading}>Also check</h2>
      <ul className={styles.notices}>
        {notices.map(({ code, text, cite, items }) => (
          <li key={`${code} ${text}`} data-code={code}>
            {text} <span className={styles.muted}>{cite}</span>
            {items && items.length > 0 && (
              <span className={styles.items} title={listed(items, 40)}>
                {listed(items, 4)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
