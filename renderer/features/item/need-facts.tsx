import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Part, PartFacts } from '../../../shared/model/schema.ts'
import type { Condition } from '../../../shared/rules/schema.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import { attempt } from '../../stores/workspace.ts'
import { ENCRYPTION, NEED_QUESTIONS, scopeQuestions } from '../../ui/fact-questions.ts'
import { Helped } from '../../ui/help-mark.tsx'
import { AnswerRow } from './answer-row.tsx'
import { CommittedInput } from './committed-input.tsx'
import { sourceText } from './item-text.ts'

/** A fact that a licence need turns on, as it is answered. */
export interface NeedFact {
  /** As the result names it where it is missing. */
  name: string
  isAnswered: boolean
  element: ReactNode
}

interface Answering {
  conditions: readonly Condition[]
  canEdit: boolean
  /** Names of facts whose answers can still change a verdict. */
  open?: readonly string[]
  set: (change: PartFacts) => Promise<void>
}

/** What a licence need turns on beside the ECCN, of a part or of a product itself. */
export function needFactsOf(
  { eccn, facts: recorded, factSources }: Pick<Part, 'eccn' | 'facts' | 'factSources'>,
  { conditions, canEdit, open = [], set }: Answering,
): NeedFact[] {
  const facts = recorded ?? {}
  const row = (name: string, question: string, cite: string, of: RowOf): NeedFact => ({
    name,
    isAnswered: of.answer != null,
    element: (
      <AnswerRow key={name} {...{ question, cite, canEdit }} isOpen={open.includes(name)} {...of} />
    ),
  })
  return [
    ...scopeQuestions(conditions, eccn ?? null).map(({ id, question, cite }) =>
      row(id, question, cite, {
        answer: facts.answers?.[id],
        onAnswer: (answer) => set({ answers: withAnswer(facts.answers ?? {}, id, answer) }),
      }),
    ),
    {
      name: 'encryption',
      isAnswered: facts.encryption != null,
      element: (
        <Helped key="encryption" term="encryption-test">
          <Select
            label="Encryption item: how it passes"
            placeholder="not known"
            data={ENCRYPTION}
            value={facts.encryption ?? null}
            readOnly={!canEdit}
            clearable
            onChange={(encryption) =>
              void attempt('set the encryption path', () =>
                set({ encryption: encryption as PartFacts['encryption'] }),
              )
            }
          />
        </Helped>
      ),
    },
    {
      name: 'hts6',
      isAnswered: facts.hts6 != null,
      element: (
        <CommittedInput
          key="hts6"
          label="HTS code, six digits"
          help="hts-code"
          value={facts.hts6 ?? ''}
          read={readHts}
          commit={(hts6) => set({ hts6 })}
          canEdit={canEdit}
        />
      ),
    },
    ...NEED_QUESTIONS.map(({ fact, question, cite }) =>
      row(fact, question, cite, {
        answer: facts[fact] as boolean | null | undefined,
        said: sourceText(factSources?.[fact]),
        onAnswer: (answer) => set({ [fact]: answer }),
      }),
    ),
  ]
}

interface RowOf {
  answer: boolean | null | undefined
  said?: string
  onAnswer: (answer: boolean | null) => Promise<unknown>
}

function withAnswer(answers: Record<string, boolean>, id: string, answer: boolean | null) {
  const { [id]: _, ...others } = answers
  return answer === null ? others : { ...others, [id]: answer }
}

function readHts(text: string): ReadCell<string | null> {
  const digits = text.replace(/[\s.]/g, '')
  if (digits === '') return read(null)
  if (/^\d{6,}$/.test(digits)) return read(digits.slice(0, 6))
  return unreadable(`"${text.trim()}" is no HTS code of at least six digits.`)
}
