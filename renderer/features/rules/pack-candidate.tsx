import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { touchedBy } from '../../../shared/determination/touched.ts'
import type { ShownPack } from '../../../shared/ipc/rules-calls.ts'
import { amendmentText } from '../../../shared/rules/amend.ts'
import type { WorkspaceState } from '../../../shared/workspace/views.ts'
import { loadDeterminations, useDeterminations } from '../../stores/determinations.ts'
import facts from '../../ui/facts.module.css'
import { usePack } from '../../ui/workspace-context.ts'
import { AdoptForm } from './adopt-form.tsx'
import { EffectTable } from './effect-table.tsx'
import { PackChanges } from './pack-changes.tsx'
import { signedWords } from './pack-words.ts'
import { PreviewState } from './preview-state.tsx'
import styles from './rules.module.css'
import { type ShownEffect, usePackEffect } from './use-pack-effect.ts'

interface PackCandidateProps {
  pack: ShownPack
  workspace: WorkspaceState
  /** Who asks for it and why, where that is said already. */
  said?: { who: string; why: string }
  /** It was taken into force, or left. */
  onEnd: (isTaken: boolean) => void
}

/** A rule pack before it is taken into force: who signed it, what differs, and what it changes here. */
export function PackCandidate({ pack, workspace, said, onEnd }: PackCandidateProps) {
  const { effect, progress, ask, cancel } = usePackEffect()
  const { revision, settings, readOnly, today } = workspace
  useEffect(() => void ask(pack.hash), [ask, pack.hash])
  const isOlder = effect !== null && effect.revision !== revision
  const hasDestinations = settings.destinations.length > 0
  const isInForce = usePack().header.id === pack.id
  return (
    <section className={styles.effect} aria-label={`Rules ${pack.id}`} data-testid="pack-candidate">
      <h2>{pack.title}</h2>
      <PackHead pack={pack} today={today} />
      <PreviewState
        asked="what they change"
        progress={progress}
        hasDestinations={hasDestinations}
        isOlder={isOlder}
        onCancel={cancel}
      />
      {effect && (
        <>
          <PackChanges changes={effect.changes} />
          <h2>What they change in this workspace</h2>
          <EffectTable preview={{ ...effect, changes: effect.verdicts }} after={`By ${pack.id}`} />
          <Touched effect={effect} day={workspace.day} />
        </>
      )}
      {isInForce && (
        <p data-testid="pack-in-force">
          These rules are in force already: there is nothing to take into force.{' '}
          <Button variant="default" onClick={() => onEnd(false)}>
            Leave as it is
          </Button>
        </p>
      )}
      {!isInForce && readOnly && (
        <p>The workspace is open for reading: the rules cannot be changed.</p>
      )}
      {!isInForce && !readOnly && (
        <AdoptForm
          hash={pack.hash}
          today={today}
          {...(said && { said })}
          isSeen={(effect !== null && !isOlder) || !hasDestinations}
          onDone={() => onEnd(true)}
          onLeave={() => onEnd(false)}
        />
      )}
    </section>
  )
}

function PackHead({ pack, today }: { pack: ShownPack; today: string }) {
  const { id, asOf, hash, sources, amendments, arrived } = pack
  const inForce = usePack().files.header
  const ended = (inForce.amended?.by ?? [])
    .filter(({ id: number }) => !amendments.some((one) => one.id === number))
    .map(amendmentText)
    .filter((text) => !arrived.includes(text))
  return (
    <dl className={facts.facts}>
      <dt>Pack</dt>
      <dd>
        {id}, text as of {asOf}
        {asOf < inForce.asOf && (
          <strong data-testid="pack-older">
            {' '}
            Older than the rules in force, which are of {inForce.asOf}: what changed since is not in
            it.
          </strong>
        )}
        {asOf > today && (
          <strong data-testid="pack-ahead"> Of a day that is still to come: no text is.</strong>
        )}
      </dd>
      <dt>Signed</dt>
      <dd data-testid="pack-signed">{signedWords(pack)}</dd>
      <dt>Checked</dt>
      <dd>Form, citations, sources, references, counts and anchors hold. SHA-256 {hash}</dd>
      {amendments.length > 0 && <dt>Amendments</dt>}
      {amendments.length > 0 && (
        <dd>
          {amendments.map((one) => (
            <div key={one.id}>{amendmentText(one)}</div>
          ))}
        </dd>
      )}
      {ended.length > 0 && <dt>Amendments that end</dt>}
      {ended.length > 0 && (
        <dd data-testid="pack-ended">
          What they said holds no longer, and what the text says holds again:
          {ended.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </dd>
      )}
      {arrived.length > 0 && <dt>Amendments that leave</dt>}
      {arrived.length > 0 && (
        <dd data-testid="pack-arrived">
          The pack says the same, so they end with it:
          {arrived.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </dd>
      )}
      <dt>Sources</dt>
      <dd>
        {sources.map(({ publisher, title, date }) => (
          <div key={`${publisher} ${title} ${date}`}>
            {publisher} {date}: {title}
          </div>
        ))}
      </dd>
    </dl>
  )
}

function Touched({ effect, day }: { effect: ShownEffect; day: string }) {
  const rows = useDeterminations((store) => store.rows)
  useEffect(() => {
    if (!rows) void loadDeterminations()
  }, [rows])
  if (!rows) return null
  const touched = touchedBy(rows, effect.verdicts, { from: null, on: day })
  return (
    <p data-testid="pack-touched">
      {touched.length === 0
        ? 'No determination is touched. '
        : `Determinations that are touched: ${touched.map(({ number }) => number).join(', ')}. `}
      Each keeps the rules that it was made by.
    </p>
  )
}
