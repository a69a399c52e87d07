import { Tooltip } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { TypedQuantity } from '../../stores/bom.ts'
import styles from './product.module.css'

export type Move = 'down' | 'next' | 'previous' | 'stay'

interface QuantityCellProps {
  quantity: string
  typed: TypedQuantity | undefined
  item: string
  /** Says the problem at once, without the pointer on it. */
  isActive: boolean
}

/** A quantity: what is written, or what was typed with its problem. */
export function QuantityCell({ quantity, typed, item, isActive }: QuantityCellProps) {
  if (!typed) return <span data-testid={`quantity-${item}`}>{quantity}</span>
  if (typed.problem === null)
    return (
      <span className={styles.pending} data-testid={`quantity-${item}`}>
        {typed.text}
      </span>
    )
  return (
    <Tooltip
      label={`${typed.problem} Still ${quantity} in the file.`}
      position="bottom-end"
      {...(isActive && { opened: true })}
    >
      <span className={styles.refused} data-testid={`quantity-${item}`}>
        <span className={styles.hidden}>{typed.problem}</span>
        {typed.text || '(empty)'}
      </span>
    </Tooltip>
  )
}

interface QuantityInputProps {
  initial: string
  /** The text replaces all (typing), or is there to be changed (F2). */
  label: string
  onCommit: (text: string, move: Move) => void
  onCancel: () => void
}

const MOVES: Record<string, Move> = { Enter: 'down', ArrowDown: 'down', ArrowUp: 'previous' }

/** The quantity under edit: Enter, Tab and leaving commit, Escape gives up. */
export function QuantityInput({ initial, label, onCommit, onCancel }: QuantityInputProps) {
  const [text, setText] = useState(initial)
  const isDone = useRef(false)
  const finish = (end: () => void) => {
    if (isDone.current) return
    isDone.current = true
    end()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const tab: Move = event.shiftKey ? 'previous' : 'next'
    const move = event.key === 'Tab' ? tab : MOVES[event.key]
    if (event.key === 'Escape') finish(onCancel)
    else if (move) finish(() => onCommit(text.trim(), move))
    else return
    event.preventDefault()
  }
  return (
    <input
      className={styles.input}
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the edit was asked for by key or double click
      autoFocus
      inputMode="decimal"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(() => onCommit(text.trim(), 'stay'))}
      data-testid="quantity-input"
    />
  )
}
