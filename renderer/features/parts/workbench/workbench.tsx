import { Button, TextInput } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PartRow } from '../../../../shared/workspace/views.ts'
import { asCallError } from '../../../stores/call.ts'
import { useCommands } from '../../../stores/commands.ts'
import { openItem } from '../../../stores/item.ts'
import { showRegister } from '../../../stores/part-list.ts'
import { keyOf } from '../../../stores/shortcut.ts'
import { useWorkspace } from '../../../stores/workspace.ts'
import type { Offer } from '../../../ui/choosing/picking.ts'
import { FootLine } from '../../../ui/foot-line.tsx'
import { count } from '../../../ui/format.ts'
import { isTyping } from '../../../ui/is-typing.ts'
import register from '../../../ui/register.module.css'
import screen from '../../../ui/screen.module.css'
import { useKeptState } from '../../../ui/use-kept-state.ts'
import { useSaid } from '../../../ui/use-said.ts'
import { useUndoCloses } from '../../../ui/use-undo-closes.ts'
import { useCanEdit, useTypedAs } from '../../../ui/workspace-context.ts'
import { type Alike, alikeTo } from './alike.ts'
import { AnswerBox } from './answer-box.tsx'
import { asksForSource, type Given, type Ground, isBareEar99 } from './answers.ts'
import { ListPreview } from './list-preview.tsx'
import { type MakersList, readMakersList } from './makers-list.ts'
import { ManyPreview, type Meant } from './many-preview.tsx'
import { OfProducts } from './of-products.tsx'
import { OpenParts } from './open-parts.tsx'
import { countOpen } from './open-questions.ts'
import { ProductsAsked } from './products-asked.tsx'
import { supplierLetter, supplierQuestion } from './supplier-question.ts'
import { twinOf } from './twin.ts'
import { useWorkbench, type WorkbenchView } from './use-workbench.ts'
import styles from './workbench.module.css'
import { commandsFor, writeAnswer, writeTwin } from './write-answers.ts'

interface WorkbenchProps {
  rows: readonly PartRow[]
  view: WorkbenchView
  offer: (column: string) => Offer
}

/** Walks through what is not known of parts, the most decisive first: answer, next. */
export function Workbench({ rows, view, offer }: WorkbenchProps) {
  const canEdit = useCanEdit()
  const as = useTypedAs()
  const today = useWorkspace((store) => store.workspace?.today ?? '')
  const { questions, ofProducts, weights, products, isAsking, take, putBack } = useWorkbench(
    rows,
    view,
  )
  const { said, clear, refuse, tell } = useSaid()
  const [chosen, setChosen] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const [source, setSource] = useKeptState('workbench-source', '')
  const [alike, setAlike] = useState<Alike>('eccn')
  const [meant, setMeant] = useState<Meant | null>(null)
  const [list, setList] = useState<MakersList | null>(null)
  const place = useRef<HTMLElement>(null)
  const choice = useRef<HTMLInputElement>(null)
  const last = useRef<Given | null>(null)

  const question = questions.find((one) => one.name === chosen) ?? questions[0] ?? null
  const shownAt = Math.min(at, (question?.parts.length ?? 1) - 1)
  const part = question?.parts[shownAt] ?? null
  const alikes = question && part ? alikeTo(part, question.parts, alike) : []
  const ground: Ground = { who: '', on: today, source }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question takes the keyboard
  useEffect(() => {
    const field = place.current?.querySelector<HTMLInputElement>('[data-answer]')
    if (field) field.focus()
    else place.current?.focus()
  }, [question?.name, part?.id, meant === null, list === null])

  useCommands([
    {
      id: 'questionsOfProducts',
      name: 'Choose the products that is found out about',
      group: 'Parts',
      run: () => choice.current?.focus(),
    },
  ])

  useUndoCloses(list ? () => setList(null) : meant ? () => setMeant(null) : null)

  const choose = (name: string) => {
    setChosen(name)
    setAt(0)
    setMeant(null)
    clear()
  }
  /** Writes an answer for one part at once; for several, or of EAR99 on no source, it is shown first what that does. */
  const answer = async (given: Given, parts: readonly PartRow[]) => {
    if (!question || !canEdit) return
    clear()
    const ids = parts.map(({ id }) => id)
    const isShownFirst = parts.length > 1 || isBareEar99(question.answer, given, ground)
    if (!isShownFirst) take(question.name, ids)
    try {
      const commands = await commandsFor(parts, question, given, ground, as)
      if (!commands.ok) {
        putBack(question.name, ids)
        return refuse(commands.message)
      }
      last.current = given
      if (isShownFirst) return setMeant({ question, given, parts, commands: commands.value })
      await writeAnswer(parts, question, given, commands.value)
      for (const remark of commands.remarks) tell(remark)
    } catch (error) {
      putBack(question.name, ids)
      refuse(asCallError(error).message)
    }
  }
  const twin = question && part ? twinOf(part, rows, question.answer) : null
  /** Takes the answer over from the twin, with its source. */
  const asTwin = async () => {
    if (!question || !part || !twin || !canEdit) return
    clear()
    take(question.name, [part.id])
    try {
      await writeTwin(part, twin, question)
    } catch (error) {
      putBack(question.name, [part.id])
      refuse(asCallError(error).message)
    }
  }
  const write = async ({ question: of, given, parts }: Meant) => {
    setMeant(null)
    const ids = parts.map(({ id }) => id)
    take(of.name, ids)
    try {
      // The source may have been named while it was looked at.
      const commands = await commandsFor(parts, of, given, ground, as)
      if (!commands.ok) {
        putBack(of.name, ids)
        return refuse(commands.message)
      }
      await writeAnswer(parts, of, given, commands.value)
    } catch (error) {
      putBack(of.name, ids)
      refuse(asCallError(error).message)
    }
  }
  const copyQuestion = async (supplier: string | null, as: 'table' | 'text') => {
    const asked = (as === 'table' ? supplierQuestion : supplierLetter)(supplier, questions)
    await navigator.clipboard.writeText(asked.text)
    tell(`Copied: a question to ${supplier ?? 'the supplier'} about ${count(asked.parts, 'part')}`)
  }
  const step = (by: number) =>
    setAt(Math.max(0, Math.min(shownAt + by, (question?.parts.length ?? 1) - 1)))

  const onKeyDown = (event: KeyboardEvent) => {
    if (meant || list || event.ctrlKey || event.metaKey) return
    if (event.altKey && keyOf(event) === 't' && twin) {
      event.preventDefault()
      void asTwin()
    }
    if (event.altKey) return
    if (isTyping(event.target)) return
    const key = keyOf(event)
    const given = keyedAnswer(question?.answer ?? null, key)
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (given !== null && part) void answer(given, event.shiftKey ? alikes : [part])
    else if (key === 'o' && part) openItem(part.id)
    else if (key === 'p') choice.current?.focus()
    else return
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!canEdit || !/[\t\n;]/.test(text.trim())) return
    event.preventDefault()
    const found = readMakersList(text, rows)
    if (found) setList(found)
    else refuse('The pasted text has no column of part numbers beside a column of ECCNs')
  }

  return (
    <section
      ref={place}
      className={screen.screen}
      tabIndex={-1}
      aria-label="To find out"
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      data-testid="workbench"
    >
      <header className={screen.head}>
        <h1>To find out</h1>
        <ProductsAsked products={products} handle={choice} />
        <span className={screen.gap} />
        <TextInput
          size="xs"
          w={280}
          aria-label="Source of the answers"
          placeholder="Source of the answers, such as a data sheet"
          value={source}
          onChange={(event) => setSource(event.currentTarget.value || undefined)}
          data-testid="workbench-source"
        />
        <Button variant="default" onClick={showRegister} data-testid="show-register">
          All parts
        </Button>
      </header>
      <div className={`${register.work} ${styles.work}`}>
        <div className={styles.questions}>
          <ul aria-label="Questions">
            {questions.map((one) => (
              <li key={one.name}>
                <button
                  type="button"
                  aria-current={one === question || undefined}
                  onClick={() => choose(one.name)}
                  data-testid={`question-${one.name}`}
                >
                  <span>{one.words}</span>
                  <span className={styles.number}>{one.parts.length}</span>
                </button>
              </li>
            ))}
          </ul>
          <OfProducts items={ofProducts} />
        </div>
        <div className={styles.middle}>
          {list ? (
            <ListPreview
              list={list}
              ground={ground}
              onClose={(written) => {
                setList(null)
                if (written) tell(written)
              }}
            />
          ) : meant ? (
            <ManyPreview
              meant={meant}
              isBare={source.trim() === '' && asksForSource(meant.question.answer)}
              onWrite={() => void write(meant)}
              onBack={() => setMeant(null)}
            />
          ) : question && part ? (
            <AnswerBox
              key={`${question.name} ${part.id}`}
              question={question}
              part={part}
              weight={weights.get(part.id) ?? null}
              at={shownAt}
              alike={alike}
              alikes={alikes}
              canEdit={canEdit}
              offer={offer}
              last={last.current}
              onAlike={setAlike}
              onAnswer={(given, isForAll) => void answer(given, isForAll ? alikes : [part])}
              onStep={step}
              twin={twin}
              onTwin={() => void asTwin()}
              onCopy={(as) => void copyQuestion(part.supplier, as)}
            />
          ) : (
            <p className={styles.nothing} data-testid="nothing-open">
              {isAsking
                ? 'Working out what keeps verdicts open.'
                : 'Nothing is asked of any part for your destinations.'}
            </p>
          )}
          {question && !list && !meant && (
            <OpenParts parts={question.parts} at={shownAt} weights={weights} onChoose={setAt} />
          )}
        </div>
      </div>
      <FootLine said={said}>
        {count(countOpen(questions, ofProducts), 'question')} open. Paste a list of part numbers and
        ECCNs to take it over.
      </FootLine>
    </section>
  )
}

function keyedAnswer(
  answer: { kind: string; choices?: readonly { value: string }[] } | null,
  key: string,
): Given | null {
  if (answer?.kind === 'yes-no') return key === 'y' ? true : key === 'n' ? false : null
  if (answer?.kind !== 'choice' || !/^[1-9]$/.test(key)) return null
  return answer.choices?.[Number(key) - 1]?.value ?? null
}
