import { count } from '../../ui/format.ts'
import type { Becomes } from './outcome-rows.ts'
import type { TableUse } from './read-table.ts'

/** What the button of an import or a paste does, by how many rows become what. */
export function buttonWords(
  verb: string,
  use: TableUse,
  counts: Readonly<Partial<Record<Becomes, number>>>,
): string {
  const of = (what: Becomes) => counts[what] ?? 0
  const told = (what: Becomes, words: string) => (of(what) > 0 ? [words] : [])
  const taken = [
    ...told('new', `${of('new')} new`),
    ...told('line', count(of('line'), 'line')),
    ...told('changed', `${of('changed')} changed`),
    ...told('conflict', `${of('conflict')} overwritten`),
    ...told('no such part', count(of('no such part'), 'new part')),
  ]
  const kept = use === 'lines' ? of('not taken') : 0
  const rest = [
    ...told('removed', `remove ${of('removed')}`),
    ...(kept > 0 ? [`keep ${count(kept, 'row')} not taken`] : []),
  ]
  if (taken.length === 0 && rest.length === 0) return `${verb} nothing`
  const start = taken.length > 0 ? [`${verb} ${taken.join(', ')}`] : []
  const words = [...start, ...rest].join(', ')
  return words[0]?.toUpperCase() + words.slice(1)
}
