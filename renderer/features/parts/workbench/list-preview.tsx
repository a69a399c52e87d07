import { Button, Checkbox } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { listed } from '../../../../shared/model/listed.ts'
import type { SingleCommand } from '../../../../shared/workspace/commands.ts'
import { asCallError } from '../../../stores/call.ts'
import { editAllAndSay } from '../../../stores/edits.ts'
import { count } from '../../../ui/format.ts'
import { useEffects } from '../../../ui/use-effects.ts'
import type { Ground } from './answers.ts'
import { asBatch, MovedVerdicts } from './effects-words.tsx'
import type { MakersList } from './makers-list.ts'
import styles from './workbench.module.css'

interface ListPreviewProps {
  list: MakersList
  ground: Ground
  /** With what was done, or null: nothing was. */
  onClose: (written: string | null) => void
}

/** What a pasted list of ECCNs would write, what it would not, and which verdicts move. */
export function ListPreview({ list, ground, onClose }: ListPreviewProps) {
  const { taken, differing, refused, elsewhere } = list
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { on, source } = ground
  const commands = useMemo(
    () =>
      (isOver ? [...taken, ...differing] : taken).map(({ part, eccn }): SingleCommand => {
        const said = source.trim() || "maker's list"
        const classification = { on, source: said, state: 'proposed' as const }
        return { kind: 'changePart', id: part.id, set: { eccn, classification } }
      }),
    [taken, differing, isOver, on, source],
  )
  const change = useCallback(async () => asBatch("A maker's list", commands), [commands])
  const shown = useEffects(change, null)
  const write = async () => {
    try {
      const what = `Set the ECCN of ${count(commands.length, 'part')} from a list`
      await editAllAndSay(what, commands)
      onClose(what)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <section
      className={styles.box}
      aria-label="A pasted list of ECCNs"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose(null)
      }}
      data-testid="list-preview"
    >
      <h2>Pasted list: ECCNs of {count(taken.length, 'part')}</h2>
      <ul className={styles.moved}>
        {taken.slice(0, 60).map(({ part, eccn }) => (
          <li key={part.id}>
            {part.id} {part.name !== part.id && part.name}: {eccn}
          </li>
        ))}
      </ul>
      {taken.length > 60 && <p>and {count(taken.length - 60, 'more', 'more')}</p>}
      {differing.length > 0 && (
        <>
          <Checkbox
            label={`Also overwrite ${count(differing.length, 'ECCN')} that the list gives otherwise`}
            checked={isOver}
            onChange={(event) => setOver(event.currentTarget.checked)}
          />
          <ul className={styles.moved}>
            {differing.slice(0, 60).map(({ part, eccn }) => (
              <li key={part.id}>
                {part.id}: {part.eccn} here, {eccn} in the list
              </li>
            ))}
          </ul>
        </>
      )}
      {refused.length > 0 && (
        <p data-testid="list-refused">
          Not taken:{' '}
          {listed(
            refused.map(({ part, why }) => `${part} (${why})`),
            20,
          )}
          .
        </p>
      )}
      {elsewhere > 0 && (
        <p className={styles.cite}>
          {count(elsewhere, 'row')} of other parts or without a part number left out.
        </p>
      )}
      <MovedVerdicts shown={shown} />
      {problem && <p role="alert">{problem}</p>}
      <div className={styles.choices}>
        <Button
          onClick={() => void write()}
          disabled={commands.length === 0}
          data-answer
          data-testid="list-write"
        >
          Write {count(commands.length, 'ECCN')} as proposed
        </Button>
        <Button variant="default" onClick={() => onClose(null)}>
          Back <kbd>Esc</kbd>
        </Button>
      </div>
    </section>
  )
}
