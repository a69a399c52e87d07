import { createContext, useContext, useEffect, useMemo } from 'react'
import type { ComparedDestination } from '../../../shared/scenario/compare.ts'
import { matrixDestinations } from '../../stores/matrix.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useResult } from '../../stores/result.ts'
import { type CompareQuestion, differences } from '../../stores/scenario-answers.ts'
import { loadScenarios, useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import type { Shown } from './view.ts'

/** What one scenario changes in the matrix. */
export interface Difference {
  name: string
  /** Worked out for what is on screen; until then nothing of it is shown. */
  state: 'current' | 'updating' | 'failed'
  /** Why it cannot be shown; null: nothing is in the way. */
  problem: string | null
  /** Base and scenario by product and destination. */
  cells: ReadonlyMap<string, ComparedDestination>
}

/** null: the matrix shows the base. */
export const DifferenceOfMatrix = createContext<Difference | null>(null)

export function differenceKey(product: string, destination: string): string {
  return `${product}\n${destination}`
}

/** What the chosen scenario makes of a cell; null: the base is shown, or it is not worked out. */
export function useCellDifference(
  product: string,
  destination: string,
): ComparedDestination | null {
  const difference = useContext(DifferenceOfMatrix)
  return difference?.cells.get(differenceKey(product, destination)) ?? null
}

const NOTHING: ReadonlyMap<string, ComparedDestination> = new Map()

/** Works out what the chosen scenario changes for the products shown; null: none is chosen. */
export function useDifference({ lines }: Shown): Difference | null {
  const scenario = useMatrixView((view) => (view.picture === 'table' ? view.scenario : null))
  const rows = useScenarios((store) => store.rows)
  const method = useResult((store) => store.method)
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const answers = differences.useQuestion()
  const row = rows?.find(({ id }) => id === scenario)
  const products = lines
    .flatMap((line) => (line.kind === 'product' ? [line.product.id] : []))
    .sort()
    .join('\n')
  const question = useMemo(
    (): CompareQuestion | null =>
      row && products !== ''
        ? {
            scenarios: [row.id],
            products: products.split('\n'),
            destinations: matrixDestinations(),
            method,
          }
        : null,
    [row, products, method],
  )
  useEffect(() => {
    if (!rows) void loadScenarios()
  }, [rows])
  useEffect(() => {
    if (question) void differences.ask(question)
    else differences.leave()
  }, [question])
  useEffect(() => differences.leave, [])

  const shown = question && shownAnswer(answers, question, revision)
  const answer = shown?.state === 'current' ? shown.answered.answer : null
  const cells = useMemo(
    () =>
      answer
        ? new Map(
            answer.rows.flatMap(({ product, destinations }) =>
              destinations.map((each) => [differenceKey(product, each.destination), each] as const),
            ),
          )
        : NOTHING,
    [answer],
  )
  return useMemo(() => {
    if (!row || !shown) return null
    const problem = shown.state === 'failed' ? shown.error.message : answer?.scenarios[0]?.problem
    return { name: row.scenario.name, state: shown.state, problem: problem ?? null, cells }
  }, [row, shown, answer, cells])
}
