import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { namesOf, type Party } from '../../../shared/model/party.ts'
import {
  FOOTNOTES,
  type Footnote,
  type ScreeningDecision,
} from '../../../shared/model/screening.ts'
import { footnotesOf } from '../../../shared/parties/footnotes.ts'
import { STATE_WORDS } from '../../../shared/parties/open-why.ts'
import type { Hit } from '../../../shared/parties/standing.ts'
import { edit } from '../../stores/edits.ts'
import { attempt } from '../../stores/workspace.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import styles from './trade-parties.module.css'
import { addressText } from './words.ts'

interface HitCardProps {
  party: Party
  hit: Hit
  canEdit: boolean
}

type Answer = ScreeningDecision['answer']

const ANSWERS: { value: Answer; label: string }[] = [
  { value: 'same', label: 'The same' },
  { value: 'not-same', label: 'Not the same' },
  { value: 'unsure', label: 'Not sure' },
]

interface Draft {
  answer: Answer | null
  reason: string
  footnotes: Footnote[] | null
}

/** An entry that may be the party: what speaks for it, its own text, and what somebody decides of it. */
export function HitCard({ party, hit, canEdit }: HitCardProps) {
  const { entry, list, state, decision } = hit
  const nothing: Draft = {
    answer: decision?.answer ?? null,
    reason: decision?.reason ?? '',
    footnotes: decision?.footnotes ?? null,
  }
  const [draft, setDraft] = useKeptState<Draft>(`hit ${party.id} ${list} ${entry.id}`, nothing)
  const [problem, setProblem] = useState<string | null>(null)
  const reading = footnotesOf(entry)
  const set = (change: Partial<Draft>) => {
    setProblem(null)
    setDraft((before) => ({ ...(before ?? nothing), ...change }))
  }
  const decide = () => {
    if (draft.answer === null) return setProblem('Say whether they are the same.')
    if (draft.reason.trim() === '') return setProblem('Say why.')
    const { answer } = draft
    const made: ScreeningDecision = {
      party: party.id,
      list,
      entry: entry.id,
      answer,
      reason: draft.reason.trim(),
      footnotes: answer === 'same' && reading ? draft.footnotes : null,
      restsOn: { names: namesOf(party), entry },
    }
    void attempt('keep the decision', async () => {
      await edit({ kind: 'decideScreening', decision: made })
      setDraft(undefined)
    })
  }
  return (
    <section className={styles.hit} data-state={state} data-testid="hit">
      <header>
        <strong>{hit.listed}</strong>
        <span className={styles.state}>{STATE_WORDS[state]}</span>
      </header>
      <p className={styles.muted}>
        {hit.likeness > 0 && `${Math.floor(hit.likeness * 100)} % · `}
        {hit.reasons.join('; ')}
      </p>
      <p>
        {entry.source} <span className={styles.muted}>({list})</span>
      </p>
      {entry.addresses.slice(0, 3).map(({ text, country }) => (
        <p key={`${text} ${country}`} className={styles.muted}>
          {addressText(text, country)}
        </p>
      ))}
      {entry.licenseRequirement && (
        <p className={styles.requirement} data-testid="requirement">
          {entry.licenseRequirement}
        </p>
      )}
      {decision && (
        <p className={styles.muted} data-testid="decided">
          {ANSWERS.find(({ value }) => value === decision.answer)?.label}: {decision.reason} (
          {[decision.who, decision.on].filter(Boolean).join(', ')})
          {state === 'again' && `. Changed since: ${hit.changes.join('; ')}. Decide again.`}
          {state === 'no-list' &&
            `. ${list} is not at hand, so nothing is known of the entry now: read the list again. The decision is kept.`}
          {state === 'gone' &&
            '. The entry is on the list no more: take the decision back, or decide again.'}
        </p>
      )}
      {canEdit && (
        <>
          <SegmentedControl
            size="xs"
            data={ANSWERS}
            value={draft.answer ?? ''}
            onChange={(answer) => set({ answer: answer as Answer })}
            data-testid="hit-answer"
          />
          {reading && draft.answer === 'same' && (
            <fieldset className={styles.footnotes} data-testid="footnotes">
              <legend>
                Footnotes, to be confirmed by its text
                {reading.isUnclear && ': it cites 734.9, read which'}
              </legend>
              {FOOTNOTES.map((footnote) => (
                <Checkbox
                  key={footnote}
                  size="xs"
                  label={`${footnote}${reading.footnotes.includes(footnote) ? ' (read)' : ''}`}
                  checked={draft.footnotes?.includes(footnote) ?? false}
                  onChange={({ currentTarget: { checked } }) => {
                    const others = (draft.footnotes ?? []).filter((one) => one !== footnote)
                    set({ footnotes: checked ? [...others, footnote].sort() : others })
                  }}
                  data-testid={`footnote-${footnote}`}
                />
              ))}
              <Checkbox
                size="xs"
                label="none"
                checked={draft.footnotes?.length === 0}
                onChange={({ currentTarget: { checked } }) =>
                  set({ footnotes: checked ? [] : null })
                }
                data-testid="footnote-none"
              />
            </fieldset>
          )}
          <Textarea
            size="xs"
            autosize
            minRows={1}
            maxLength={2000}
            placeholder="Why"
            aria-label={`Why, of ${hit.listed}`}
            value={draft.reason}
            error={problem}
            onChange={({ currentTarget: { value } }) => set({ reason: value })}
            data-testid="hit-reason"
          />
          <div className={styles.buttons}>
            <Button size="compact-xs" onClick={decide} data-testid="hit-decide">
              Decide
            </Button>
            {decision && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() =>
                  void attempt('take the decision back', () =>
                    edit({ kind: 'takeDecisionBack', party: party.id, list, entry: entry.id }),
                  )
                }
                data-testid="hit-take-back"
              >
                Take it back
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}
