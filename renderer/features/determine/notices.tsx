import { Textarea } from '@mantine/core'
import styles from './determine.module.css'
import { type NoticeOf, noticeKey } from './form.ts'

interface NoticesProps {
  notices: readonly NoticeOf[]
  notes: Readonly<Record<string, string>>
  /** It was tried to issue: what is blank is marked. */
  isPressed: boolean
  onChange: (notes: Readonly<Record<string, string>>) => void
}

/** Every notice of the result, to be ticked off with a note each. */
export function Notices({ notices, notes, isPressed, onChange }: NoticesProps) {
  if (notices.length === 0) return null
  const done = notices.filter((notice) => notes[noticeKey(notice)]?.trim()).length
  return (
    <fieldset className={styles.notices} data-testid="determine-notices">
      <legend>
        Notices{' '}
        <span className={styles.muted}>
          {done} of {notices.length} answered
        </span>
      </legend>
      {notices.map((notice) => {
        const key = noticeKey(notice)
        const note = notes[key] ?? ''
        const isBlank = note.trim() === ''
        return (
          <div key={key} data-done={!isBlank}>
            <p id={key}>
              <span aria-hidden="true">{isBlank ? '○' : '●'}</span> {notice.text}
            </p>
            <Textarea
              aria-label={`Note to ${notice.code}`}
              aria-describedby={key}
              placeholder="What was looked at, and what was found"
              autosize
              minRows={1}
              maxRows={6}
              value={note}
              error={isPressed && isBlank ? 'A note is missing.' : undefined}
              onChange={(event) => onChange({ ...notes, [key]: event.currentTarget.value })}
              data-testid={`note-${notice.code}`}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
