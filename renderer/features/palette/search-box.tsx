import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { shortcutText } from '../../stores/shortcut.ts'
import { takeTypedAhead } from '../../stores/typed-ahead.ts'
import { SearchIcon } from '../../ui/icons.tsx'
import type { Entry } from './entries.ts'
import styles from './palette.module.css'
import type { FoundGroup } from './rank.ts'
import { noteRecent } from './recent.ts'
import { useEntries } from './use-entries.ts'

/** A field and what it finds: arrows choose, Enter takes, Tab goes to the next group. */
export function SearchBox({ onChoose }: { onChoose: (entry: Entry) => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const shown = useDeferredValue(text)
  const groups = useEntries(shown)
  const isAwaited = useRef(false)
  const entries = groups.flatMap((group) => group.entries)
  const active = Math.min(at, entries.length - 1)
  const list = useId()

  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    if (entry.group !== 'Create') noteRecent(entry.id)
    onChoose(entry)
  }
  // Enter means what the whole text finds, which may not be there yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once what is shown has caught up
  useEffect(() => {
    if (!isAwaited.current || shown !== text) return
    isAwaited.current = false
    choose(entries[active])
  }, [shown, text])
  const takeOver = () => {
    const ahead = takeTypedAhead()
    if (ahead.text === '') return
    setText((before) => before + ahead.text)
    isAwaited.current = ahead.isEntered
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event, active, groups)
    if (to !== null) setAt(to)
    else if (event.key === 'Enter' && shown !== text) isAwaited.current = true
    else if (event.key === 'Enter') choose(entries[active])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <SearchIcon />
        <input
          className={styles.input}
          data-autofocus
          role="combobox"
          aria-label="Search or run"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="Search products, parts, companies, rules, or run a command"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onFocus={takeOver}
          onKeyDown={onKeyDown}
          data-testid="palette-input"
        />
      </div>
      <Found list={list} groups={groups} active={active} onChoose={choose} />
      {entries.length === 0 && <p className={styles.nothing}>Nothing is called that here.</p>}
    </>
  )
}

interface FoundProps {
  list: string
  groups: readonly FoundGroup<Entry>[]
  active: number
  onChoose: (entry: Entry) => void
}

function Found({ list, groups, active, onChoose }: FoundProps) {
  const activeOption = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option is another element
  useEffect(() => activeOption.current?.scrollIntoView({ block: 'nearest' }), [active, groups])
  let number = -1
  return (
    <div id={list} className={styles.list} role="listbox" aria-label="Found">
      {groups.map(({ group, entries, found }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group} role="group" aria-label={group}>
          <div className={styles.heading} aria-hidden="true">
            {group}
            {found > entries.length && (
              <span className={styles.more}>
                {' '}
                {entries.length} of {found}
              </span>
            )}
          </div>
          {entries.map((entry) => {
            const at = ++number
            return (
              <div
                key={entry.id}
                id={`${list}-${at}`}
                ref={at === active ? activeOption : null}
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                className={styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onMouseUp={() => onChoose(entry)}
                data-testid="palette-option"
              >
                <span className={styles.title}>{entry.title}</span>
                <span className={styles.hint}>{entry.hint}</span>
                {entry.shortcut && <kbd className={styles.key}>{shortcutText(entry.shortcut)}</kbd>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Where a key moves to among the entries; null: it is none that moves. */
function moved(
  { key, shiftKey }: KeyboardEvent,
  active: number,
  groups: readonly FoundGroup<Entry>[],
): number | null {
  const starts = groups.map((_, i) =>
    groups.slice(0, i).reduce((sum, group) => sum + group.entries.length, 0),
  )
  const total = groups.reduce((sum, group) => sum + group.entries.length, 0)
  const within = (to: number) => (total === 0 ? 0 : (to + total) % total)
  if (key === 'ArrowDown') return within(active + 1)
  if (key === 'ArrowUp') return within(active - 1)
  if (key === 'PageDown') return Math.min(total - 1, active + 8)
  if (key === 'PageUp') return Math.max(0, active - 8)
  if (key !== 'Tab') return null
  const next = starts.find((start) => start > active) ?? 0
  const before = starts.findLast((start) => start < active) ?? starts.at(-1) ?? 0
  return shiftKey ? before : next
}
