import { Button, Tabs } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Result } from '../../../shared/calc/result/result.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import type { DeterminationRecord } from '../../../shared/determination/schema.ts'
import type { Verification as Verified } from '../../../shared/determination/verify.ts'
import { asCallError, call } from '../../stores/call.ts'
import { useCommands } from '../../stores/commands.ts'
import {
  closeDetermination,
  determinedToday,
  OF_DETERMINATIONS,
} from '../../stores/determinations.ts'
import { determine, loadOffice, useDetermining } from '../../stores/determining.ts'
import { shownAnswer } from '../../stores/question-store.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { countryName, shareText } from '../../ui/format.ts'
import { OUTCOMES, OutcomeBadge } from '../../ui/outcome.tsx'
import screen from '../../ui/screen.module.css'
import { ShareBar } from '../../ui/share-bar.tsx'
import { ExplanationTree } from '../result/explanation/explanation-tree.tsx'
import { CompareToday } from './compare-today.tsx'
import { DestinationChoice } from './destination-choice.tsx'
import { StandingBadges } from './determination-list.tsx'
import styles from './determinations.module.css'
import { listedOf, spanText, worstFirst } from './listed.ts'
import { RecordTab } from './record-tab.tsx'
import { Verification } from './verification.tsx'

interface OpenDeterminationProps {
  row: KeptRow
  record: DeterminationRecord
}

/** A determination as it was issued, beside today, and what was recorded of it since. */
export function OpenDetermination({ row, record }: OpenDeterminationProps) {
  const { number, hash, supersededBy } = row
  const workspace = useWorkspace((store) => store.workspace)
  const own = useDetermining((store) => store.office?.fingerprint ?? null)
  const compared = determinedToday.useQuestion()
  const { results } = record.result
  const [destination, setDestination] = useState(worstFirst(results)[0]?.destination ?? '')
  const [tab, setTab] = useState<string | null>('result')
  const tabs = useRef<HTMLDivElement>(null)
  useEffect(() => tabs.current?.querySelector<HTMLElement>('[role=tab]')?.focus(), [])
  const [verified, setVerified] = useState<Verified | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => void loadOffice(), [])
  const { revision = 0, day = '' } = workspace ?? {}
  const shown = shownAnswer(compared, OF_DETERMINATIONS, revision)
  const answer = shown.state === 'current' ? shown.answered.answer : null
  const standings = useMemo(() => {
    const today = new Map((answer?.rows ?? []).map((one) => [one.hash, one]))
    return listedOf([row], today, day)[0]?.standings ?? []
  }, [row, answer, day])
  const result = results.find((one) => one.destination === destination)

  const verify = () =>
    attempt('verify the determination', async () => {
      const { verification } = await call('evaluate.verify', { hash })
      setVerified(verification)
    })
  const save = async () => {
    try {
      const file = await call('determinations.exportFile', { hash })
      setSaid(file && `Written: ${file.path}`)
    } catch (error) {
      setSaid(`No file was written. ${asCallError(error).message}`)
    }
  }
  useCommands([
    {
      id: 'exportResult',
      name: 'Save the file of the determination',
      group: 'Determinations',
      keys: ['Ctrl+E'],
      run: save,
    },
  ])
  const supersede = () =>
    determine(record.product, { destinations: [...record.destinations], supersedes: hash })

  return (
    <>
      <div className={screen.head}>
        <Button variant="default" onClick={closeDetermination} data-testid="back-to-list">
          All determinations
        </Button>
        <h1>{number}</h1>
        <StandingBadges standings={standings} />
        <span className={screen.gap} />
        <Button variant="default" onClick={verify} data-testid="verify">
          Verify
        </Button>
        <Button variant="default" title="Ctrl+E" onClick={save} data-testid="export-determination">
          Save the file…
        </Button>
        <Button
          variant="default"
          onClick={supersede}
          disabled={supersededBy !== null}
          data-testid="supersede"
        >
          Supersede…
        </Button>
      </div>
      {said && (
        <p role="status" className={styles.said} data-testid="determination-said">
          {said}
        </p>
      )}
      {verified && <Verification verified={verified} own={own} />}
      <Tabs
        value={tab}
        onChange={setTab}
        keepMounted={false}
        classNames={{ root: styles.tabs, panel: styles.panel }}
      >
        <Tabs.List ref={tabs}>
          <Tabs.Tab value="result">As it was issued</Tabs.Tab>
          <Tabs.Tab value="today" data-testid="tab-today">
            Compare with today
          </Tabs.Tab>
          <Tabs.Tab value="record" data-testid="tab-record">
            Record
          </Tabs.Tab>
        </Tabs.List>
        {tab !== 'record' && (
          <DestinationChoice results={results} value={destination} onChange={setDestination} />
        )}
        <Tabs.Panel value="result" tabIndex={0}>
          {result && <Frozen record={record} result={result} />}
        </Tabs.Panel>
        <Tabs.Panel value="today" tabIndex={0}>
          <CompareToday
            hash={hash}
            record={record}
            destination={destination}
            revision={revision}
            day={day}
          />
        </Tabs.Panel>
        <Tabs.Panel value="record" tabIndex={0}>
          <RecordTab row={row} record={record} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

/** The result to the letter as it was issued. Nothing is worked out here. */
function Frozen({ record, result }: { record: DeterminationRecord; result: Result }) {
  const { outcome, threshold, share, rule, destination } = result
  const notes = new Map(record.notices.map(({ code, text, note }) => [`${code} ${text}`, note]))
  return (
    <div className={styles.frozen} data-testid="frozen-result">
      <div className={styles.verdictSide}>
        <OutcomeBadge outcome={outcome} testId="frozen-verdict" />
        <p className={styles.figure}>
          <strong data-testid="frozen-share">{spanText({ threshold, share })}</strong>{' '}
          <span className={styles.muted}>
            {threshold === null ? 'no level' : `level ${shareText(threshold)}`},{' '}
            {rule ?? 'not decided'}
          </span>
        </p>
        <ShareBar share={share} threshold={threshold} act={OUTCOMES[outcome].as} />
        <p className={styles.muted}>
          {record.product} to {countryName(destination)} on {record.on}, by {record.pack.id}
        </p>
        <h2>Rationale</h2>
        <p className={styles.prose}>{record.rationale}</p>
        <h2>Notices and what was said to them</h2>
        <ul className={styles.notes}>
          {result.notices.map(({ code, text }) => (
            <li key={`${code} ${text}`}>
              {text}
              <p className={styles.note}>{notes.get(`${code} ${text}`)}</p>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.explanation}>
        <ExplanationTree
          result={result}
          currency={record.result.currency}
          onOpenItem={() => undefined}
        />
      </div>
    </div>
  )
}
