import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type BlockDelimiter, delimiterOf, readBlock } from '../../../../shared/tabular/block.ts'
import { ChoiceSelect } from '../../../ui/choosing/choice-select.tsx'
import { PlanLines } from '../../import/plan-lines.tsx'
import { cellContext } from '../bom-actions.ts'
import { type CellsBelow, type OverAnswers, planOver } from './over-cells.ts'
import { OverCells } from './over-cells-preview.tsx'
import styles from './paste.module.css'
import { fieldsBelow, firstMode } from './placed.ts'

/** A block that was pasted, and where. */
export interface PasteRequest {
  /** '': the dialog asks for it. */
  text: string
  /** The product whose lines the keyboard is in. */
  product: string
  /** The cells that it could be laid over; null: none. */
  cells: CellsBelow | null
}

/** Shows what a block from a spreadsheet would do before it does it. */
export function PasteDialog({ request, onClose }: { request: PasteRequest; onClose: () => void }) {
  const { product, cells } = request
  const [text, setText] = useState(request.text)
  const [said, setDelimiter] = useState<BlockDelimiter | null>(null)
  const delimiter = said ?? delimiterOf(text)
  const block = useMemo(() => readBlock(text, delimiter), [text, delimiter])
  const [answers, setAnswers] = useState<OverAnswers>({})
  const table = useMemo(() => ({ rows: block }), [block])
  const over = useMemo(
    () => cells && planOver(block, cells, cellContext(), answers),
    [block, cells, answers],
  )
  const columns = useMemo(() => fieldsBelow(block, cells) ?? undefined, [block, cells])
  const offered = useMemo(() => firstMode(block, cells, over), [block, cells, over])
  const [chosen, setMode] = useState<'lines' | 'cells' | null>(null)
  const mode = chosen ?? offered
  const [first] = cells?.rows ?? []
  return (
    <Modal opened onClose={onClose} title={`Paste into ${product}`} fullScreen returnFocus={false}>
      <div className={styles.dialog} data-testid="paste-dialog">
        {text.trim() === '' ? (
          <>
            <p className={styles.lead}>
              Copy rows in Excel, with their headings, and paste them here with Ctrl+V. Nothing is
              written before you have seen what it does.
            </p>
            <Textarea
              aria-label="Rows from a spreadsheet"
              placeholder="Ctrl+V"
              data-autofocus
              minRows={8}
              rows={8}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-testid="paste-text"
            />
          </>
        ) : (
          <>
            <ChoiceSelect
              w={180}
              aria-label="Between the cells"
              value={delimiter}
              data={DELIMITERS}
              onChoose={(value) => setDelimiter(value as BlockDelimiter)}
              data-testid="paste-delimiter"
            />
            {cells && first && (
              <SegmentedControl
                aria-label="How to paste"
                value={mode}
                onChange={(value) => setMode(value as 'lines' | 'cells')}
                data={[
                  { value: 'lines', label: `Add lines to ${product}` },
                  { value: 'cells', label: `Over the cells from line ${first.number} on` },
                ]}
              />
            )}
            {mode === 'cells' && over ? (
              <OverCells plan={over} answers={answers} onAnswer={setAnswers} onClose={onClose} />
            ) : (
              <PlanLines
                table={table}
                product={product}
                way="add"
                columns={columns}
                source="the clipboard"
                verb="Paste"
                onClose={onClose}
              />
            )}
          </>
        )}
        {text.trim() === '' && (
          <div className={styles.end}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}

const DELIMITERS: { value: BlockDelimiter; label: string }[] = [
  { value: '\t', label: 'tabs between the cells' },
  { value: ';', label: 'semicolons between the cells' },
  { value: '|', label: 'bars between the cells' },
  { value: ',', label: 'commas between the cells' },
]
