import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

/** Which destinations are shown: all, those often asked, a rule group, or a named set. */
export type Choice = 'all' | 'often' | `group:${string}` | `set:${string}`

/** What a row and a column must have to be shown. */
export type Only =
  | 'all'
  | 'asks'
  | 'incomplete'
  | 'licence'
  | 'need-open'
  | 'caught'
  | 'undetermined'
  | 'report-required'
  | 'near'
  | 'flipped'

/** The order of the rows; a destination's code: by the share there. */
export interface Order {
  by: 'company' | 'name' | 'worst' | { destination: string }
  isReversed: boolean
}

/** Where the keyboard is. */
export interface MatrixPlace {
  product: string
  destination: string
}

/** What decides which rows and columns are shown, and in which order. */
export interface Selection {
  choice: Choice
  /** Sub-assemblies too. */
  showAll: boolean
  destinationFilter: string
  productFilter: string
  only: Only
  order: Order
  /** Marks the cells that the other method decides otherwise. */
  compares: boolean
}

export interface MatrixView extends Selection {
  /** `floors`: the table with the lowest prices in the place of the shares. */
  picture: 'table' | 'floors' | 'map'
  /** The number of the scenario of which the table shows what it changes; null: the base. */
  scenario: number | null
  place: MatrixPlace | null
  /** The map shows the worst of all products shown, and not the one that the keyboard is on. */
  mapsWorst: boolean
}

const asOpened: MatrixView = {
  picture: 'table',
  scenario: null,
  choice: 'all',
  showAll: false,
  destinationFilter: '',
  productFilter: '',
  only: 'all',
  order: { by: 'company', isReversed: false },
  compares: false,
  place: null,
  mapsWorst: false,
}

/** How the matrix is looked at; it stays while other screens are shown. */
export const useMatrixView = create<MatrixView>(() => asOpened)

/** What is selected; it stays the same while only the keyboard moves. */
export function useSelection(): Selection {
  return useMatrixView(
    useShallow(
      ({
        choice,
        showAll,
        destinationFilter,
        productFilter,
        only,
        order,
        compares,
      }: MatrixView) => ({
        choice,
        showAll,
        destinationFilter,
        productFilter,
        only,
        order,
        compares,
      }),
    ),
  )
}

export function resetMatrixView(): void {
  useMatrixView.setState(asOpened)
}

/** Sorts by something; a second time, the other way round. */
export function orderBy(by: Order['by']): void {
  useMatrixView.setState(({ order }) => ({
    order: { by, isReversed: isSame(order.by, by) && !order.isReversed },
  }))
}

/** The comparison on or off; without it nothing is flipped. */
export function toggleComparison(): void {
  useMatrixView.setState(({ compares, only }) => ({
    compares: !compares,
    only: compares && only === 'flipped' ? 'all' : only,
  }))
}

/** The lowest prices in the table, or the shares again. */
export function toggleFloors(): void {
  useMatrixView.setState(({ picture }) => ({
    picture: picture === 'floors' ? 'table' : 'floors',
  }))
}

export function togglePicture(): void {
  useMatrixView.setState(({ picture }) => ({ picture: picture === 'map' ? 'table' : 'map' }))
}

function isSame(a: Order['by'], b: Order['by']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.destination === b.destination
}
