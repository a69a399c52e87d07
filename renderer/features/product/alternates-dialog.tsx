import { ActionIcon, Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { BomRow } from '../../../shared/workspace/views.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { SuggestInput } from '../../ui/choosing/suggest-input.tsx'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { LeftIcon, RemoveIcon, RightIcon } from '../../ui/icons.tsx'
import styles from './alternates.module.css'

interface AlternatesDialogProps {
  row: BomRow
  canEdit: boolean
  suggest: (text: string) => Suggestion[]
  onClose: () => void
}

/** What may stand in the place of a line, the first choice first. Nothing of it is counted. */
export function AlternatesDialog({ row, canEdit, suggest, onClose }: AlternatesDialogProps) {
  const [alternates, setAlternates] = useState(row.alternates)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()

  const write = async (next: string[]) => {
    setProblem(undefined)
    try {
      await edit({ kind: 'setLine', line: row.line, details: { alternates: next } })
      setAlternates(next)
      setText('')
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    const item = text.trim()
    if (item === '') return setProblem('Type a part number.')
    if (item === row.item || alternates.includes(item))
      return setProblem(`${item} is on this line already.`)
    void write([...alternates, item])
  }
  const moved = (at: number, to: number) => {
    const next = [...alternates]
    next.splice(to, 0, ...next.splice(at, 1))
    return next
  }
  return (
    <Modal opened onClose={onClose} title={`Alternates of ${row.item}`} returnFocus={false}>
      <p className={styles.lead}>
        {alternates.length === 0 ? 'None yet. ' : ''}An alternate is a note: the line counts as{' '}
        {row.item}.
      </p>
      <ol className={styles.list}>
        {alternates.map((item, at) => (
          <li key={item}>
            <span>{item}</span>
            {canEdit && (
              <>
                <ActionIcon
                  size="sm"
                  className={styles.up}
                  disabled={at === 0}
                  aria-label={`Move ${item} up`}
                  onClick={() => void write(moved(at, at - 1))}
                >
                  <LeftIcon size={12} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  className={styles.up}
                  disabled={at === alternates.length - 1}
                  aria-label={`Move ${item} down`}
                  onClick={() => void write(moved(at, at + 1))}
                >
                  <RightIcon size={12} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={`Remove ${item}`}
                  onClick={() => void write(alternates.filter((other) => other !== item))}
                >
                  <RemoveIcon size={12} />
                </ActionIcon>
              </>
            )}
          </li>
        ))}
      </ol>
      {canEdit && (
        <form className={styles.add} onSubmit={add}>
          <SuggestInput
            label="Alternate"
            placeholder="part number, name or ECCN"
            width={260}
            value={text}
            error={problem}
            suggest={suggest}
            onChange={(value) => {
              setText(value)
              setProblem(undefined)
            }}
            testId="alternate"
          />
          <Button type="submit">Add</Button>
        </form>
      )}
    </Modal>
  )
}
