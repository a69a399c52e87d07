import { create } from 'zustand'
import type { Questionnaire, StatesOfDestination } from '../../shared/calc/explain/questionnaire.ts'
import type { DirectProductCertificate } from '../../shared/model/direct-product.ts'
import { call } from './call.ts'
import { edit } from './edits.ts'
import { useKept } from './kept.ts'
import { questionStore } from './question-store.ts'
import { useResult } from './result.ts'
import { watchTyping } from './typing.ts'
import { useWorkspace } from './workspace.ts'

export interface QuestionnaireQuestion {
  product: string
  destinations: string[]
}

interface DirectProductView {
  /** What the questions are asked for; null: they are not open. */
  asking: QuestionnaireQuestion | null
  /** How the rules stood when the questions were opened; null: that is not known yet. */
  before: readonly StatesOfDestination[] | null
}

const closed: DirectProductView = { asking: null, before: null }

export const useDirectProduct = create<DirectProductView>(() => closed)

export const questionnaire = questionStore<
  QuestionnaireQuestion,
  { revision: number; questionnaire: Questionnaire }
>({
  name: 'questionnaire',
  send: (question) => call('evaluate.questionnaire', question),
  isLong: false,
})

/** Opens the questions for a product, the destination of its result and those that are asked most. */
export function openDirectProduct(product: string): void {
  const { destination } = useResult.getState()
  const often = useWorkspace.getState().workspace?.settings.destinations ?? []
  const asking = { product, destinations: [...new Set([destination, ...often])] }
  useDirectProduct.setState({ asking, before: null })
  void questionnaire.ask(asking)
}

export function closeDirectProduct(): void {
  useDirectProduct.setState(closed)
  questionnaire.clear()
}

/** Asks again after a change. */
export function followDirectProduct(): void {
  if (useDirectProduct.getState().asking) void questionnaire.again()
}

/** Keeps how the rules stood at first, to compare with. */
export function keepBefore(before: readonly StatesOfDestination[]): void {
  if (useDirectProduct.getState().before === null) useDirectProduct.setState({ before })
}

const CERTIFICATE = 'certificate for '

/** Under which what is typed of a product's certificate is kept while it is away. */
export function certificatePlace(product: string): string {
  return `${CERTIFICATE}${product}`
}

watchTyping(() =>
  Object.keys(useKept.getState().kept).some((place) => place.startsWith(CERTIFICATE))
    ? 'Model certificate'
    : null,
)

/** Whose answer or certificate it is. */
export type Whose = { of: 'item' | 'company'; ids: string[] }

/** Writes an answer; null takes it back. Throws a CallError where it is refused. */
export function answerQuestion(
  { of, ids }: Whose,
  { id, question }: { id: string; question: string },
  answer: { answer: boolean | null; source: string | null } | null,
): Promise<unknown> {
  return edit({ kind: 'answerDirectProduct', of, ids, question: id, asked: question, answer })
}

/** Writes the certificates of a product or a company. Throws a CallError where it is refused. */
export function setCertificates(
  of: 'item' | 'company',
  id: string,
  certificates: readonly DirectProductCertificate[],
): Promise<unknown> {
  return edit({ kind: 'setCertificates', of, id, certificates: [...certificates] })
}
