import type { Changed } from '../../../shared/rules/direct-product-answers.ts'

/** Since what an answer no longer stands. */
export const LAPSED: Record<Changed, string> = {
  question: 'the question reads otherwise now',
  eccn: 'the ECCN is another now',
  madeBy: 'the maker is another now',
}
