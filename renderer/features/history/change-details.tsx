import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import { asCallError, call } from '../../stores/call.ts'
import { count } from '../../ui/format.ts'
import styles from './history.module.css'

type Changes = Output<'history.changes'>

/** What a change set: each field with its value before and after. */
export function ChangeDetails({ revision }: { revision: number }) {
  const [changes, setChanges] = useState<Changes | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    call('history.changes', { revision }).then(
      (found) => isWanted && setChanges(found),
      (error) => isWanted && setProblem(asCallError(error).message),
    )
    return () => {
      isWanted = false
    }
  }, [revision])
  if (problem) return <p className={styles.problem}>{problem}</p>
  if (!changes) return null
  if (changes.fields.length === 0) return <p className={styles.none}>It set no field.</p>
  const subjects = Map.groupBy(changes.fields, ({ subject }) => subject)
  return (
    <dl className={styles.details} data-testid={`changes-${revision}`}>
      {[...subjects].map(([subject, fields]) => (
        <div key={subject}>
          <dt>{subject}</dt>
          {fields.map(({ field, before, after }) => (
            <dd key={field}>
              {field && `${field}: `}
              <del>{before ?? 'none'}</del> → <ins>{after ?? 'none'}</ins>
            </dd>
          ))}
        </div>
      ))}
      {changes.more > 0 && <dd>{count(changes.more, 'more value')}</dd>}
    </dl>
  )
}
