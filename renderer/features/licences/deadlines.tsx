import {
  allDeadlines,
  daysLeftText,
  type RegisteredLicence,
} from '../../../shared/licences/register.ts'
import { useLicences } from '../../stores/licences.ts'
import styles from './licences.module.css'

/** More days are not drawn at once; the calendar file has all. */
const MOST = 200

/** The days of all licences, the earliest first, those of the company itself marked. */
export function Deadlines({
  register,
  day,
}: {
  register: readonly RegisteredLicence[]
  day: string
}) {
  const deadlines = allDeadlines(register)
  return (
    <section data-testid="licence-deadlines">
      <h2>Days, as of {day}</h2>
      {deadlines.length === 0 && <p className={styles.muted}>Nothing is awaited.</p>}
      <ul className={styles.deadlines}>
        {deadlines.slice(0, MOST).map((one) => (
          <li key={`${one.licence} ${one.id}`}>
            <button
              type="button"
              className={styles.deadline}
              onClick={() => useLicences.setState({ opened: one.licence })}
              data-whose={one.whose}
              data-late={(one.daysLeft ?? 0) < 0 || undefined}
            >
              <b>{one.day ?? 'on hold'}</b> {daysLeftText(one)}
              <span>
                {one.reference}: {one.what}
              </span>
              <span className={styles.muted}>
                {one.whose === 'applicant' ? 'own' : 'awaited'}; {one.cite}, {one.source}.{' '}
                {one.open}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {deadlines.length > MOST && (
        <p className={styles.muted}>{deadlines.length - MOST} more in the calendar file.</p>
      )}
    </section>
  )
}
