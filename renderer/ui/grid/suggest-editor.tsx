import type { CustomCellEditorProps } from 'ag-grid-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import suggestion from '../suggestion.module.css'
import styles from './data-grid.module.css'
import type { Suggestion } from './suggestion.ts'

export type { Suggestion }

interface SuggestEditorProps extends CustomCellEditorProps {
  /** What is offered for a text, the best first. */
  suggest: (text: string) => Suggestion[]
  /** What a value means can be typed in its place, such as a country's name for its code. */
  byHint?: boolean
}

/**
 * A cell editor that offers values while one types: arrows choose, Enter and Tab take the chosen one
 * or, where none is, what was typed.
 */
export function SuggestEditor(props: SuggestEditorProps) {
  const { value, eventKey, onValueChange, suggest, eGridCell, byHint = false } = props
  const typed = eventKey?.length === 1 ? eventKey : null
  const [text, setText] = useState(typed ?? String(value ?? ''))
  const [chosen, setChosen] = useState(-1)
  const isTouched = useRef(typed !== null)
  const list = useId()
  const offered = useMemo(
    () => (isTouched.current || text === '' ? suggest(text).slice(0, 8) : []),
    [suggest, text],
  )
  const box = eGridCell.getBoundingClientRect()
  const isBelow = box.bottom + 220 < window.innerHeight

  const type = (next: string) => {
    isTouched.current = true
    setText(next)
    const best = suggest(next)[0]
    const at = begins(best?.value, next) || (byHint && begins(best?.hint, next)) ? 0 : -1
    setChosen(at)
    onValueChange(at === 0 && best ? best.value : next)
  }
  const choose = (at: number) => {
    setChosen(at)
    onValueChange(offered[at]?.value ?? text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || offered.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    choose(Math.max(-1, Math.min(offered.length - 1, chosen + step)))
  }
  return (
    <>
      <input
        className={styles.editor}
        // biome-ignore lint/a11y/noAutofocus: the edit was asked for by key or double click
        autoFocus
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        aria-label={props.colDef.headerName}
        value={text}
        onFocus={(event) => typed === null && event.currentTarget.select()}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 &&
        createPortal(
          <div
            id={list}
            className={`${styles.options} ag-custom-component-popup`}
            role="listbox"
            aria-label={props.colDef.headerName}
            style={{
              left: box.left,
              ...(isBelow ? { top: box.bottom + 2 } : { bottom: window.innerHeight - box.top + 2 }),
            }}
          >
            {offered.map(({ value: option, hint }, at) => (
              <div
                key={option}
                id={`${list}-${at}`}
                className={`${styles.option} ${suggestion.option}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === chosen}
                onMouseDown={(event) => {
                  event.preventDefault()
                  onValueChange(option)
                  queueMicrotask(() => props.stopEditing())
                }}
              >
                <span className={suggestion.value}>{option}</span>
                {hint && <span className={suggestion.hint}>{hint}</span>}
              </div>
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}

function begins(text: string | undefined, typed: string): boolean {
  return typed !== '' && text !== undefined && text.toLowerCase().startsWith(typed.toLowerCase())
}
