import { createContext, useContext, useEffect, useMemo } from 'react'
import { isAnyPrice, type LastingFloor } from '../../../shared/calc/result/price-floor.ts'
import { MOST_FLOOR_PRODUCTS } from '../../../shared/ipc/evaluation-calls/verdicts.ts'
import { withThousands } from '../../../shared/money/display.ts'
import { type FloorQuestion, matrixFloors } from '../../stores/floors.ts'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { inNumberFormat } from '../../ui/number-format.ts'
import { differenceKey } from './difference.ts'
import type { Shown } from './view.ts'

/** The lowest prices of what the matrix shows. */
export interface Floors {
  /** Worked out for what is on screen; until then nothing of it is shown. */
  state: 'current' | 'updating' | 'failed'
  /** Why they cannot be shown; null: nothing is in the way. */
  problem: string | null
  /** Products that are shown and were not asked for, since there are too many. */
  notAsked: number
  /** By product and destination. */
  cells: ReadonlyMap<string, LastingFloor>
}

/** null: the matrix shows shares. */
export const FloorsOfMatrix = createContext<Floors | null>(null)

/** The lowest price of a cell; null: shares are shown. */
export function useCellFloor(product: string, destination: string): LastingFloor | 'open' | null {
  const floors = useContext(FloorsOfMatrix)
  return floors && (floors.cells.get(differenceKey(product, destination)) ?? 'open')
}

const NOTHING: ReadonlyMap<string, LastingFloor> = new Map()

/** Works out the lowest prices of what is shown; null: shares are shown. */
export function useFloors({ lines, columns }: Shown): Floors | null {
  const isAsked = useMatrixView((view) => view.picture === 'floors')
  const method = useResult((store) => store.method)
  const revision = useWorkspace((store) => store.workspace?.revision ?? 0)
  const answers = matrixFloors.useQuestion()
  const shownProducts = lines.flatMap((line) => (line.kind === 'product' ? [line.product.id] : []))
  const products = shownProducts.slice(0, MOST_FLOOR_PRODUCTS).sort().join('\n')
  const codes = columns
    .map(({ code }) => code)
    .sort()
    .join('\n')
  const question = useMemo(
    (): FloorQuestion | null =>
      isAsked && products !== '' && codes !== ''
        ? { products: products.split('\n'), destinations: codes.split('\n'), method }
        : null,
    [isAsked, products, codes, method],
  )
  useEffect(() => {
    if (question) void matrixFloors.ask(question)
    else matrixFloors.leave()
  }, [question])
  useEffect(() => matrixFloors.leave, [])

  const shown = question && shownAnswer(answers, question, revision)
  const answer = shown?.state === 'current' ? shown.answered.answer : null
  const cells = useMemo(
    () =>
      answer
        ? new Map(
            answer.rows.flatMap(({ product, floors }) =>
              floors.map((floor) => [differenceKey(product, floor.destination), floor] as const),
            ),
          )
        : NOTHING,
    [answer],
  )
  const notAsked = Math.max(0, shownProducts.length - MOST_FLOOR_PRODUCTS)
  const state = shown?.state ?? (isAsked ? 'current' : null)
  const problem = shown?.state === 'failed' ? shown.error.message : null
  return useMemo(
    () => state && { state, problem, notAsked, cells },
    [state, problem, notAsked, cells],
  )
}

/** What stands in a cell, short: the amount, that any price will do, or that there is none. */
export function floorCellText(floor: LastingFloor): string {
  if (floor.amount === null) return 'none'
  return isAnyPrice(floor)
    ? 'any'
    : `${inNumberFormat(withThousands(floor.amount))} ${floor.currency}`
}
