import { type ReadCell, saysUnknown } from '../../../shared/tabular/cell.ts'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import type { ChangeForm } from './change-form.ts'
import { type FieldName, fieldsOf, type Source } from './change-kinds.ts'

/** How the text of a field is read, by what is offered in it; absent: as it stands. */
export type FieldReaders = Partial<Record<Source, (text: string) => ReadCell<string>>>

export type ResolvedForm =
  | { ok: true; form: ChangeForm }
  | { ok: false; field: FieldName; message: string }

/**
 * A form in which names are the codes that they stand for: "Germany" is DE. The first field of which
 * the text names nothing that is there says so.
 */
export function resolveFields(form: ChangeForm, readers: FieldReaders): ResolvedForm {
  const values = { ...form.values }
  for (const { name, source } of fieldsOf(form)) {
    const text = cleanCell(values[name] ?? '').trim()
    values[name] = text
    const reader = source && readers[source]
    if (!reader || text === '' || saysUnknown(text)) continue
    const cell = reader(text)
    if (!cell.ok) {
      const message = /[.?!]$/.test(cell.message) ? cell.message : `${cell.message}.`
      return { ok: false, field: name, message }
    }
    values[name] = cell.value
  }
  return { ok: true, form: { ...form, values } }
}
