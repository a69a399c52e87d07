import { Button, Modal, Select } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Version } from '../../../shared/workspace/settings.ts'
import type { BomRevision } from '../../../shared/workspace/views.ts'
import { asCallError, call } from '../../stores/call.ts'
import {
  type Comparing,
  type RevisionsQuestion,
  revisions,
  stopComparing,
} from '../../stores/comparing.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { useProducts } from '../../stores/products.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import { useDelayed } from '../../ui/use-delayed.ts'
import styles from './compare.module.css'
import { Compared, firstMoved } from './compared.tsx'
import { StateChoice, stateText } from './state-choice.tsx'
import { statesReport } from './states-report.ts'

/** Chooses the two states, and shows what differs between them. */
export function CompareStates({ comparing }: { comparing: Comparing }) {
  const products = useProducts((store) => store.rows)
  const info = useWorkspace((store) => store.info?.pack)
  const workspace = useWorkspace((store) => store.workspace)
  const method = useResult((store) => store.method)
  const [product, setProduct] = useState(comparing.product)
  const [from, setFrom] = useState(comparing.from)
  const [to, setTo] = useState<number | null | undefined>(comparing.to ?? null)
  const { frozen: ofProduct, problem } = useFrozen(product, (last) => {
    if (comparing.from === undefined) setFrom(last)
  })
  const frozen = useMemo(
    () => withVersions(ofProduct, workspace?.settings.versions ?? []),
    [ofProduct, workspace?.settings.versions],
  )
  const [destination, setDestination] = useState<string | null>(null)
  const first = workspace?.settings.destinations
  const destinations = useMemo(
    () => destinationsOf(info, first).often.map(({ code }) => code),
    [info, first],
  )
  const question = useMemo(
    (): RevisionsQuestion | null =>
      product === null || from === undefined || to === undefined || destinations.length === 0
        ? null
        : { product, from, to, destinations, method },
    [product, from, to, destinations, method],
  )
  const answers = revisions.useQuestion()
  useEffect(() => {
    if (question) void revisions.ask(question)
    else revisions.leave()
  }, [question])
  const now = workspace?.revision ?? 0
  const shown = question && shownAnswer(answers, question, now)
  const isLate = useDelayed(answers.job !== null, 400)
  const comparison = shown?.state === 'current' ? answers.answered?.answer.answer : null
  const chosen = destination ?? (comparison ? firstMoved(comparison) : '')
  const names = [stateText(from ?? null, frozen, now), stateText(to ?? null, frozen, now)] as const
  return (
    <Modal
      opened
      onClose={stopComparing}
      title={product === null ? 'Compare two revisions' : `Compare two states of ${product}`}
      size="min(1320px, 96vw)"
      returnFocus={false}
    >
      <div className={styles.dialog} data-testid="compare-dialog">
        <div className={styles.states}>
          <Select
            size="xs"
            label="Product"
            w={230}
            data={(products ?? []).map(({ id }) => id)}
            value={product}
            searchable
            limit={200}
            nothingFoundMessage="No such product"
            onChange={(chosen) => chosen !== null && setProduct(chosen)}
            data-testid="compare-product"
          />
          <StateChoice label="From" value={from} frozen={frozen} onChange={setFrom} />
          <StateChoice label="To" value={to} frozen={frozen} onChange={setTo} />
          <span className={styles.gap} />
          {question && (
            <ExportTable
              name={`Comparison ${question.product}, ${names.join(' to ')}`}
              table={() => {
                if (!comparison) throw new Error('It is not worked out yet.')
                return statesReport({ comparison, names, chosen }, reportBasis(method))
              }}
              isOpen={!comparison}
              inDialog
              testId="states-export"
            />
          )}
          {isLate && (
            <output className={styles.note} data-testid="compare-working">
              working{' '}
              <Button variant="default" onClick={revisions.stop}>
                Cancel
              </Button>
            </output>
          )}
        </div>
        {destinations.length === 0 && (
          <p className={styles.note}>No default destination: choose some in Settings.</p>
        )}
        {product === null && <p className={styles.note}>Choose a product.</p>}
        {answers.isStopped && question && (
          <p className={styles.note}>
            Stopped.{' '}
            <Button variant="default" onClick={() => void revisions.again()}>
              Go on
            </Button>
          </p>
        )}
        {(problem ?? (shown?.state === 'failed' && shown.error.message)) && (
          <p className={styles.problem} role="alert" data-testid="compare-problem">
            {problem ?? (shown?.state === 'failed' && shown.error.message)}
          </p>
        )}
        {comparison && (
          <Compared
            comparison={comparison}
            names={names}
            chosen={chosen}
            onChoose={setDestination}
          />
        )}
      </div>
    </Modal>
  )
}

/** The frozen states of a product, and the revisions of the workspace that have a name. */
function withVersions(
  frozen: readonly BomRevision[],
  versions: readonly Version[],
): readonly BomRevision[] {
  const named = versions.filter(({ revision }) =>
    frozen.every((state) => state.revision !== revision),
  )
  return [
    ...frozen,
    ...named.map(({ revision, name }) => ({ label: name, revision, note: null, at: null })),
  ]
}

/** The frozen states of a product; `onFound` is told of the last one, or of the first revision. */
function useFrozen(product: string | null, onFound: (last: number) => void) {
  const [frozen, setFrozen] = useState<readonly BomRevision[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each product
  useEffect(() => {
    if (product === null) return
    let isWanted = true
    call('bom.revisions', { product }).then(
      (found) => {
        if (!isWanted) return
        setFrozen(found)
        onFound(found[0]?.revision ?? 1)
      },
      (error) => isWanted && setProblem(asCallError(error).message),
    )
    return () => {
      isWanted = false
    }
  }, [product])
  return { frozen, problem }
}
