import { create } from 'zustand'
import type { Axis } from '../../shared/scenario/levers/axis.ts'
import { showScenarioTab } from './scenario-tab.ts'
import { goTo } from './screen.ts'

/** The ways of looking at what would change a verdict. */
export const STUDIES = [
  { study: 'levers', name: 'Levers' },
  { study: 'sets', name: 'Smallest sets' },
  { study: 'tornado', name: 'Tornado' },
  { study: 'two-way', name: 'Two-way table' },
  { study: 'uncertainty', name: 'Uncertainty' },
] as const

export type StudyName = (typeof STUDIES)[number]['study']

/** An amount that is only known as a range, as it is typed. */
export interface TypedRange {
  axis: Axis
  low: string
  /** Empty: every amount of the range is as likely. */
  likely: string
  high: string
}

/** Amounts as ranges, and how they are sampled, as it is typed. */
export interface TypedSampling {
  ranges: TypedRange[]
  seed: string
  samples: number
}

interface LeversView {
  /** null: the first product of the list. */
  product: string | null
  /** The number of the scenario that is looked at; null: the base. */
  over: number | null
  study: StudyName
  /** How far amounts move to either side, as a share of them. */
  spread: string
  /** What was typed of ranges, by product. */
  samplings: Readonly<Record<string, TypedSampling>>
}

const asOpened: LeversView = {
  product: null,
  over: null,
  study: 'levers',
  spread: '0.1',
  samplings: {},
}

/** How levers are looked at; it stays so while other screens are on. */
export const useLeversView = create<LeversView>(() => asOpened)

export function resetLeversView(): void {
  useLeversView.setState(asOpened)
}

export function keepSampling(product: string, sampling: TypedSampling): void {
  useLeversView.setState(({ samplings }) => ({
    samplings: { ...samplings, [product]: sampling },
  }))
}

/** Goes to what would change the verdict of a product. */
export function goToLevers(product: string): void {
  useLeversView.setState({ product, over: null })
  showScenarioTab('levers')
  goTo('scenarios')
}
