import { useEffect, useMemo, useRef, useState } from 'react'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import { type DecisiveItem, decisive, MOST_DECISIVE } from '../../../stores/decisive.ts'
import { usePartList } from '../../../stores/part-list.ts'
import { useProducts } from '../../../stores/products.ts'
import { useResult } from '../../../stores/result.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import { usePack } from '../../../ui/workspace-context.ts'
import { openOfPart } from '../open-of-part.ts'
import type { PartView } from '../part-filters.ts'
import { type OpenQuestion, openQuestions } from './open-questions.ts'

const NONE: ReadonlyMap<string, DecisiveItem> = new Map()

/** What the workbench looks at: what can change a verdict, and all that the rules ask. */
export interface WorkbenchView extends PartView {
  rulesAsk: PartView['asked']
}

/** The open questions of the parts of the products chosen, or of all; what was answered just now is left out. */
export function useWorkbench(rows: readonly PartRow[], view: WorkbenchView) {
  const pack = usePack()
  const chosen = usePartList((store) => store.products)
  const known = useProducts((store) => store.rows)
  const destinations = useWorkspace((store) => store.workspace?.settings.destinations)
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const method = useResult((store) => store.method)
  const { answered, job } = decisive.useQuestion()
  const [done, setDone] = useState<Done>(new Map())

  const products = useMemo(() => {
    const ids = new Set(known?.map(({ id }) => id))
    return chosen.filter((id) => ids.has(id))
  }, [chosen, known])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another answer
  useEffect(() => {
    void decisive.ask({ products, destinations: destinations ?? [], method })
  }, [products, destinations, method, revision])
  useEffect(() => decisive.leave, [])

  const weights = useMemo(
    () =>
      answered && sameProducts(answered.question.products, products)
        ? new Map(answered.answer.items.map((item) => [item.item, item]))
        : NONE,
    [answered, products],
  )
  const isCurrent = answered?.answer.revision === revision
  const seen = useRef<WeakSet<PartRow>>(new WeakSet())
  const shown = useMemo(() => new WeakSet(rows), [rows])
  if (isCurrent) seen.current = shown
  const parts = seen.current
  const questions = useMemo(() => {
    const within = products.length === 0 ? rows : rows.filter(({ id }) => weights.has(id))
    const isWhole = weights !== NONE && weights.size < MOST_DECISIVE
    const asked = isWhole ? openOfPart(view.rulesAsk, { open: weights, seen: parts }) : view.asked
    return openQuestions(within, asked, weights, pack)
  }, [rows, view, weights, parts, pack, products])
  const open = useMemo(
    () =>
      questions.flatMap((question): OpenQuestion[] => {
        const parts = question.parts.filter((part) => !isDone(done, question.name, part))
        return parts.length > 0 ? [{ ...question, parts }] : []
      }),
    [questions, done],
  )

  const ofProducts = useMemo(() => {
    const known = new Set(rows.map(({ id }) => id))
    return [...weights.values()].filter(({ item }) => !known.has(item))
  }, [weights, rows])

  return {
    questions: open,
    /** What is asked of products themselves: it is answered in their own data. */
    ofProducts,
    weights,
    products,
    isAsking: job !== null,
    /** Takes parts off a question at once, before they are read anew. */
    take: (name: string, ids: readonly string[]) => {
      const taken = rows.filter(({ id }) => ids.includes(id))
      setDone((before) => withDone(before, name, taken))
    },
    /** Puts them back, such as where the answer was refused. */
    putBack: (name: string, ids: readonly string[]) =>
      setDone((before) => {
        const after = new Map(before)
        for (const id of ids) after.delete(keyOf(name, id))
        return after
      }),
  }
}

function sameProducts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at])
}

/** The parts whose answers are on their way, as they were read when these were given, by question and id. */
export type Done = ReadonlyMap<string, PartRow>

/** With parts of which a question was answered just now. */
export function withDone(done: Done, name: string, parts: readonly PartRow[]): Done {
  return new Map([...done, ...parts.map((part) => [keyOf(name, part.id), part] as const)])
}

/** Whether a question of a part was answered since the part was read; one that is undone is asked again. */
export function isDone(done: Done, name: string, part: PartRow): boolean {
  return done.get(keyOf(name, part.id)) === part
}

function keyOf(name: string, id: string): string {
  return `${name} ${id}`
}
