import type { DraftRow } from './draft.ts'
import type { Field } from './fields.ts'
import type { PlanInput } from './plan.ts'
import type { TableQuestion } from './question.ts'

/** Rows that name another source of the line above, and count nothing of their own. */
export interface FurtherSources {
  skipped: readonly { index: number; reason: string }[]
  question: TableQuestion | null
}

/**
 * Lists of approved manufacturers give a line once for each of them. A row that repeats the item and
 * position of the line above with another manufacturer, or names a manufacturer alone, is a further
 * source: its number is kept as an alternate. Without positions it may be a line of its own, too.
 */
export function markFurtherSources(
  drafts: readonly DraftRow[],
  { rows, mapping, answers = {} }: PlanInput,
): FurtherSources {
  const cell = ({ index }: DraftRow, field: Field) => {
    const column = mapping.columns.indexOf(field)
    return column < 0 ? '' : (rows[index]?.[column] ?? '').trim()
  }
  const skipped: { index: number; reason: string }[] = []
  const open: DraftRow[] = []
  let line: DraftRow | null = null
  for (const draft of drafts) {
    const isAnother = line !== null && isAnotherSource(line, draft)
    if (!line || !isAnother) {
      line = draft
      continue
    }
    if (isAnother === 'open') {
      if (answers.repeats === 'each') {
        line = draft
        continue
      }
      if (answers.repeats === undefined) open.push(draft)
    }
    keepAlternate(line, draft)
    skipped.push({ index: draft.index, reason: `another source of row ${line.index + 1}` })
  }
  return { skipped, question: open.length > 0 ? repeatsQuestion(open) : null }

  function isAnotherSource(above: DraftRow, draft: DraftRow): 'sure' | 'open' | false {
    const names = cell(draft, 'manufacturerPartNumber') + cell(draft, 'supplier')
    if (names !== '' && cell(draft, 'item') === '' && cell(draft, 'quantity') === '')
      return mapping.columns.includes('item') && cell(draft, 'position') === '' ? 'sure' : false
    const isSame = (field: Field) => cell(above, field) === cell(draft, field)
    if (isAtSamePosition(above, draft)) return 'open'
    if (names === '') return false
    const isSameLine = (['item', 'level', 'parent', 'quantity'] as const).every(isSame)
    const differs = !isSame('manufacturerPartNumber') || !isSame('supplier')
    if (!isSameLine || !differs || cell(draft, 'item') === '') return false
    if (!isSame('position') || !isSame('designators')) return false
    return cell(draft, 'position') + cell(draft, 'designators') === '' ? 'open' : 'sure'
  }

  /** Another part at the position of the line above may be its second source, or a line of its own. */
  function isAtSamePosition(above: DraftRow, draft: DraftRow): boolean {
    const isSame = (field: Field) => cell(above, field) === cell(draft, field)
    return (
      cell(draft, 'position') !== '' &&
      cell(draft, 'item') !== '' &&
      !isSame('item') &&
      (['position', 'level', 'parent', 'designators'] as const).every(isSame)
    )
  }

  function keepAlternate(line: DraftRow, { values }: DraftRow): void {
    const isItself = line.values.item === values.item || values.item === ''
    const other = isItself ? (values.manufacturerPartNumber ?? values.supplier) : values.item
    if (other === undefined) return
    line.values.alternates = [...new Set([...(line.values.alternates ?? []), other])]
  }
}

function repeatsQuestion(open: readonly DraftRow[]): TableQuestion {
  const samples = open.slice(0, 3).map(({ index, values }) => ({
    row: index + 1,
    text: values.item,
    read: [values.item, values.manufacturerPartNumber ?? values.supplier]
      .filter(Boolean)
      .join(', '),
  }))
  return {
    id: 'repeats',
    about: 'item',
    text: 'Rows repeat a part, or a position, with another source. Are they further sources, or lines of their own?',
    readings: [
      { value: 'once', label: 'further sources: counted once', columns: [], samples },
      { value: 'each', label: 'lines of their own: counted each', columns: [], samples },
    ],
    option: '--answer repeats=once',
  }
}
