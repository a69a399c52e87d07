import { Popover } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TermId } from '../../shared/help/term.ts'
import { termOf } from '../../shared/help/terms.ts'
import { openHelp } from '../stores/help.ts'
import styles from './help-mark.module.css'

/**
 * A question mark that says what a word means, why it matters, where it is found, and
 * where it stands. Escape closes it before the dialog that it lies in.
 */
export function HelpMark({ term }: { term: TermId }) {
  const [opened, setOpened] = useState(false)
  const { name, what, why, where, cite } = termOf(term)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={340}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.mark}
          tabIndex={-1}
          title={`${name}: what is it? (F1)`}
          aria-label={`What is ${name}?`}
          onClick={() => setOpened(!opened)}
          data-help-mark={term}
          data-mantine-stop-propagation={opened}
        >
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.card} data-testid={`help-${term}`}>
        <h3>{name}</h3>
        <p>{what}</p>
        <p>{why}</p>
        {where && <p>{where}</p>}
        <p className={styles.foot}>
          <span>{cite}</span>
          <button
            type="button"
            className={styles.more}
            data-mantine-stop-propagation
            onClick={() => {
              setOpened(false)
              openHelp('words', { term })
            }}
          >
            All words
          </button>
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A field with the mark of its word at its upper right, which F1 presses; without a word, the field alone. */
export function Helped({ term, children }: { term: TermId | undefined; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      event.stopPropagation()
      element.querySelector<HTMLButtonElement>('[data-help-mark]')?.click()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [])
  if (!term) return children
  return (
    <div ref={place} className={styles.helped}>
      {children}
      <span className={styles.corner}>
        <HelpMark term={term} />
      </span>
    </div>
  )
}
