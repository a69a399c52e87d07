import type { AskedQuestion } from '../../../shared/calc/explain/questionnaire.ts'

/** What one can do with a question. */
export type Given = 'yes' | 'no' | 'unknown' | 'skip'

/** The questions that are still to be asked: some rule is open for them, and nobody said that it is not known. */
export function stillAsked(questions: readonly AskedQuestion[]): AskedQuestion[] {
  return questions.filter(({ isAsked, isRedFlag }) => isAsked && !isRedFlag)
}

/** The question that is chosen, else the first that is to be asked and was not skipped; null: none. */
export function nextQuestion(
  questions: readonly AskedQuestion[],
  { chosen, skipped }: { chosen: string | null; skipped: readonly string[] },
): AskedQuestion | null {
  const found = questions.find(({ id }) => id === chosen)
  if (found) return found
  return stillAsked(questions).find(({ id }) => !skipped.includes(id)) ?? null
}
