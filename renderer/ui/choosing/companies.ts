import { type ReadCell, read, saysUnknown, unreadable } from '../../../shared/tabular/cell.ts'
import { plain } from './rank.ts'
import type { Suggestion } from './suggestion.ts'

/** A company of the group as it is offered: its id, and its name beside it. */
export function companyChoice(company: {
  id: string
  name: string | null
  country: string | null
}): Suggestion {
  const { id, name, country } = company
  return {
    value: id,
    hint: [name, country].filter(Boolean).join(', '),
    ...(name !== null && { also: [name] }),
  }
}

/**
 * The company of the group that a text names, by its id or its whole name; null: none is named. A text
 * that names none is refused wherever it is typed, and nothing is made of it.
 */
export function readCompany(
  text: string,
  companies: readonly Suggestion[],
): ReadCell<string | null> {
  const given = text.trim()
  if (given === '' || saysUnknown(given)) return read(null)
  const typed = plain(given)
  const byId = companies.find(({ value }) => plain(value) === typed)
  if (byId) return read(byId.value)
  const byName = companies.filter(({ also = [] }) => also.some((name) => plain(name) === typed))
  const [only, other] = byName
  if (only && !other) return read(only.value)
  if (other)
    return unreadable(
      `"${given}" names ${byName.map(({ value }) => value).join(' and ')}: type the id.`,
    )
  return unreadable(
    `"${given}" is no company of the group. Choose one, or add it under Companies (Ctrl+K, New company).`,
  )
}
