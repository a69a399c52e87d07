import { Button } from '@mantine/core'
import { useCallback } from 'react'
import { listed } from '../../../../shared/model/listed.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import { count } from '../../../ui/format.ts'
import { useEffects } from '../../../ui/use-effects.ts'
import type { Given } from './answers.ts'
import { asBatch, MovedVerdicts } from './effects-words.tsx'
import type { OpenQuestion } from './open-questions.ts'
import styles from './workbench.module.css'
import { givenWords } from './write-answers.ts'

/** An answer that is meant for several parts, or to be looked at first, and not written yet. */
export interface Meant {
  question: OpenQuestion
  given: Given
  parts: readonly PartRow[]
  commands: readonly SingleCommand[]
}

interface ManyPreviewProps {
  meant: Meant
  /** No source is named for what asks for one. */
  isBare: boolean
  onWrite: () => void
  onBack: () => void
}

/** Before an answer is written for many parts: which they are, what it rests on, and which verdicts move. */
export function ManyPreview({ meant, isBare, onWrite, onBack }: ManyPreviewProps) {
  const { question, given, parts, commands } = meant
  const change = useCallback(async () => asBatch('Answer for many', commands), [commands])
  const shown = useEffects(change, null)
  return (
    <section
      className={styles.box}
      aria-label="The same answer for many parts"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onBack()
      }}
      data-testid="many-preview"
    >
      <h2>
        {question.words} {givenWords(given)}: {count(parts.length, 'part')}
      </h2>
      <p className={styles.facts}>
        {listed(
          parts.map(({ id }) => id),
          60,
        )}
      </p>
      {isBare && (
        <p className={styles.bare} role="alert" data-testid="no-source">
          No source is named
          {given === 'EAR99' &&
            ', though EAR99 says that the Commerce Control List does not name it'}
          . Name it above, or write it as without a source.
        </p>
      )}
      <MovedVerdicts shown={shown} />
      <div className={styles.choices}>
        <Button onClick={onWrite} data-answer data-testid="many-write">
          Write for {count(parts.length, 'part')}
          {isBare && ', without a source'}
        </Button>
        <Button variant="default" onClick={onBack}>
          Back <kbd>Esc</kbd>
        </Button>
      </div>
    </section>
  )
}
