import type { Notice } from '../../../shared/calc/result/result.ts'
import { listed } from '../../../shared/model/listed.ts'
import { noticeState, noticeTitle } from '../../../shared/report/notice-titles.ts'
import { Citation } from '../../ui/citation.tsx'
import styles from './result.module.css'

/** What to check beside the verdict, whatever the share is: a line each, and its text when it is opened. */
export function NoticeList({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) return null
  return (
    <section className={styles.section} data-testid="notices">
      <h2 className={styles.heading}>Also check</h2>
      {notices.map((notice) => (
        <NoticeLine key={`${notice.code} ${notice.text}`} notice={notice} />
      ))}
    </section>
  )
}

/** That a pass is no clearance, and that the office itself changed the rules, stands open: nobody must look for it. */
const ALWAYS_OPEN = new Set(['SCOPE', 'AMENDED'])

function NoticeLine({ notice }: { notice: Notice }) {
  const { code, text, cite, items = [] } = notice
  return (
    <details className={styles.notice} open={ALWAYS_OPEN.has(code)} data-code={code}>
      <summary>
        <span className={styles.noticeTitle}>{noticeTitle(notice)}</span>
        <span className={styles.muted}>{noticeState(notice)}</span>
      </summary>
      <div className={styles.noticeText}>
        {text} <Citation cite={cite} />
      </div>
      {items.length > 0 && (
        <p className={styles.items} title={listed(items, 40)}>
          {listed(items, 4)}
        </p>
      )}
    </details>
  )
}
