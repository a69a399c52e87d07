import { create } from 'zustand'
import type { FlowGrouping } from '../../shared/calc/result/flow.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import { call } from './call.ts'
import { showProductView, useProductView } from './product-view.ts'
import { questionStore } from './question-store.ts'

export type FlowQuestion = Omit<Input<'evaluate.flow'>, 'job'>

/** How the content of the product on screen comes together. */
export const flow = questionStore<FlowQuestion, Output<'evaluate.flow'>>({
  name: 'flow',
  send: (question, job) => call('evaluate.flow', { job, ...question }),
  isLong: true,
})

interface FlowView {
  /** It is worked out only while it is open. */
  isOpen: boolean
  /** The keyboard is to go there once it is drawn. */
  isWanted: boolean
  grouping: FlowGrouping
  /** Below so many thousandths of what is shown it is cut off. */
  perMille: number
  withNotCounted: boolean
}

/** How the flow is looked at, for every product. */
export const useFlowView = create<FlowView>(() => ({
  isOpen: false,
  isWanted: false,
  grouping: 'assembly',
  perMille: 10,
  withNotCounted: false,
}))

/** Opens the flow beside the bill of materials or alone, and takes the keyboard there. */
export function goToFlow(): void {
  if (useProductView.getState().view === 'bom') showProductView('both')
  useFlowView.setState({ isOpen: true, isWanted: true })
}
