import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { UnknownLine } from '../../../shared/calc/result/result.ts'
import { missingWords } from '../../../shared/report/words.ts'
import { runCommand } from '../../stores/commands.ts'
import { pointsText } from '../../ui/format.ts'
import { LineName, pathText } from './line-name.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

const SHOWN = 8

interface FindOutListProps {
  lines: UnknownLine[]
  /** The verdict stands whatever the answers are. */
  isDecided: boolean
  onOpenItem: (path: string[]) => void
}

/**
 * What to find out, the most decisive first, with what each could move; Enter opens the item. Where
 * the verdict stands anyway, what is not known.
 */
export function FindOutList({ lines, isDecided, onOpenItem }: FindOutListProps) {
  const list = useRef<HTMLUListElement>(null)
  if (lines.length === 0) return null
  const shown = lines.slice(0, SHOWN)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus()
    event.preventDefault()
  }
  return (
    <Section
      title={isDecided ? 'Not known, verdict stands' : 'To find out first'}
      aside={lines.length}
      isOpen={!isDecided}
      testId="to-find-out"
    >
      <ul ref={list} className={styles.lines} onKeyDown={onKeyDown}>
        {shown.map((line) => (
          <li key={`${line.path.join('/')} ${line.missing.join()} ${line.quantity}`}>
            <button
              type="button"
              title={`${pathText(line)}\nEnter opens it`}
              onClick={() => onOpenItem(line.path)}
              data-testid="find-out"
            >
              <LineName line={line} sign={<span className={styles.question}>? </span>} />
              <span className={styles.effect}>{effect(line, isDecided)}</span>
              <span className={styles.reason}>
                {line.missing.map((name) => missingWords(name)).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <p className={styles.muted}>
          {lines.length - shown.length} more under Unknown in the explanation.
        </p>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => runCommand('questionsOfProduct')}
        data-testid="walk-product"
      >
        Walk through them
      </Button>
    </Section>
  )
}

function effect({ gap, blocks }: UnknownLine, isDecided: boolean): string {
  const moves = gap === null ? 'without bound' : `up to ${pointsText(gap)}`
  if (!blocks || isDecided) return moves
  return gap === null || gap === '0' ? 'blocks the verdict' : `blocks, ${moves}`
}
