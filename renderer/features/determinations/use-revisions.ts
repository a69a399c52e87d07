import { useEffect, useMemo, useState } from 'react'
import { call } from '../../stores/call.ts'
import { itemOf } from './change-words.ts'
import type { Listed } from './listed.ts'

const MOST = 300

/** The revision at which the first item that changed of each determination was changed last. */
export function useRevisions(
  listed: readonly Listed[],
): (item: string, after: number) => number | null {
  const [found, setFound] = useState<ReadonlyMap<string, number | null>>(new Map())
  const asked = useMemo(() => {
    const wanted = listed.flatMap(({ row: { summary }, today }) => {
      const item = today?.changes[0] && itemOf(today.changes[0])
      const after = summary?.origin.revision ?? null
      return item && after !== null ? [{ item, after }] : []
    })
    return [...new Map(wanted.map((one) => [keyOf(one.item, one.after), one])).values()]
  }, [listed])
  useEffect(() => {
    let isWanted = true
    const some = asked.slice(0, MOST)
    if (some.length === 0) return
    // Without the revisions the sentences are whole too.
    call('determinations.lastChanges', { asked: some }).then(
      ({ revisions }) => {
        const known = some.map(
          ({ item, after }, at) => [keyOf(item, after), revisions[at] ?? null] as const,
        )
        if (isWanted) setFound(new Map(known))
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [asked])
  return (item, after) => found.get(keyOf(item, after)) ?? null
}

function keyOf(item: string, after: number): string {
  return `${after} ${item}`
}
