import { useEffect, useRef, useState } from 'react'
import type { Questionnaire } from '../../../shared/calc/explain/questionnaire.ts'
import { asCallError } from '../../stores/call.ts'
import { answerQuestion } from '../../stores/direct-product.ts'
import { keyOf } from '../../stores/shortcut.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { AnswerList } from './answer-list.tsx'
import { Certificates } from './certificates.tsx'
import styles from './direct-product.module.css'
import { type Given, nextQuestion } from './next-question.ts'
import { NothingLeft } from './nothing-left.tsx'
import { QuestionCard } from './question-card.tsx'
import { StatesTable } from './states-table.tsx'

interface QuestionnaireViewProps {
  questionnaire: Questionnaire
  /** It answers the revision on screen; no answer is taken until it does. */
  isCurrent: boolean
}

/** The question that comes next, what was answered, and what the answers make of the rules. */
export function QuestionnaireView({ questionnaire, isCurrent }: QuestionnaireViewProps) {
  const canEdit = useCanEdit()
  const [chosen, setChosen] = useState<string | null>(null)
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const [forMaker, setForMaker] = useState(false)
  const [left, setLeft] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const isWriting = useRef(false)
  const root = useRef<HTMLDivElement>(null)
  const { questions, maker, product } = questionnaire
  const [source, setSource] = useKeptState(`source of answers for ${product}`, '')
  useEffect(() => root.current?.focus({ preventScroll: true }), [])
  const question = nextQuestion(questions, { chosen, skipped })
  const isOfMaker = forMaker && maker !== null && question?.ofCompany === true

  const give = async (given: Given) => {
    if (!question || !canEdit || !isCurrent || isWriting.current) return
    if (given === 'skip') {
      setSkipped([...skipped.filter((id) => id !== question.id), question.id])
      return setChosen(null)
    }
    isWriting.current = true
    setProblem(null)
    try {
      const items = question.items.map(({ id }) => id).filter((id) => !left.includes(id))
      const ids = question.of === 'circuit' && question.items.length > 0 ? items : [product]
      const whose =
        isOfMaker && maker
          ? { of: 'company' as const, ids: [maker.id] }
          : { of: 'item' as const, ids }
      if (whose.ids.length === 0) return setProblem('Choose an item that the answer is for.')
      const record = { answer: ANSWERS[given], source: source.trim() || null }
      await answerQuestion(whose, question, record)
      setChosen(null)
      setLeft([])
      root.current?.focus()
    } catch (error) {
      setProblem(asCallError(error).message)
    } finally {
      isWriting.current = false
    }
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useEffect(() => {
    onKey.current = (event) => {
      const { target, ctrlKey, altKey, metaKey } = event
      if (ctrlKey || altKey || metaKey || isTyped(target)) return
      const key = keyOf(event)
      const given = KEYS[key]
      if (given) void give(given)
      else if (key === 'm' && maker) setForMaker(!forMaker)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
  })
  // Wherever in the dialog the focus is, a key answers.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event)
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [])

  return (
    <div
      ref={root}
      className={styles.view}
      tabIndex={-1}
      data-current={isCurrent}
      data-testid="questionnaire"
    >
      {question ? (
        <QuestionCard
          question={question}
          questionnaire={questionnaire}
          canEdit={canEdit}
          isOfMaker={isOfMaker}
          onWhose={setForMaker}
          source={source}
          onSource={setSource}
          left={left}
          onLeft={setLeft}
          problem={problem}
          onGive={give}
        />
      ) : (
        <NothingLeft
          questionnaire={questionnaire}
          skipped={skipped}
          onAgain={() => setSkipped([])}
        />
      )}
      <StatesTable questionnaire={questionnaire} />
      <AnswerList
        questionnaire={questionnaire}
        canEdit={canEdit}
        onChange={(id) => {
          setChosen(id)
          root.current?.focus()
        }}
        onProblem={setProblem}
      />
      <Certificates questionnaire={questionnaire} canEdit={canEdit} />
    </div>
  )
}

const ANSWERS = { yes: true, no: false, unknown: null } as const

const KEYS: Record<string, Given> = {
  y: 'yes',
  n: 'no',
  u: 'unknown',
  s: 'skip',
}

function isTyped(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type))
  )
}
