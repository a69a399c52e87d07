import { type KeyboardEvent, type ReactNode, useId } from 'react'
import styles from './picture.module.css'

interface PictureOptionsProps {
  label: string
  /** What each bar says, for whoever does not see the picture. */
  options: string[]
  /** The bar that the keyboard is on. */
  active: number
  /** The bar that is the chosen one, where one is. */
  chosen?: number
  /** Where a key leads, where bars do not lie in one row; null: the key is none of its own. */
  nextOf?: (key: string) => number | null
  onMove: (to: number) => void
  onChoose: (at: number) => void
  children: ReactNode
}

/** A picture whose bars can be gone through with the arrow keys and chosen with Enter. */
export function PictureOptions(props: PictureOptionsProps) {
  const { label, options, active, chosen, nextOf, onMove, onChoose, children } = props
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const moves: Record<string, number> = {
      ArrowRight: active + 1,
      ArrowDown: active + 1,
      ArrowLeft: active - 1,
      ArrowUp: active - 1,
      Home: 0,
      End: options.length - 1,
    }
    const to = nextOf?.(event.key) ?? moves[event.key]
    if (to !== undefined) onMove(Math.max(0, Math.min(options.length - 1, to)))
    else if (event.key === 'Enter' || event.key === ' ') onChoose(active)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={styles.options}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={options.length > 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={at}
          id={`${id}-${at}`}
          className={styles.option}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
        >
          {option}
        </span>
      ))}
      <div aria-hidden="true">{children}</div>
    </div>
  )
}
