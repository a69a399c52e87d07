import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { ShownPack } from '../../../shared/ipc/rules-calls.ts'
import { amendmentText } from '../../../shared/rules/amend.ts'
import type { Amendment } from '../../../shared/rules/amendment.ts'
import { asCallError, type CallError, call } from '../../stores/call.ts'
import { keep } from '../../stores/kept.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { Citation } from '../../ui/citation.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { useCanEdit, usePack } from '../../ui/workspace-context.ts'
import { AMENDMENT, AmendForm } from './amend-form.tsx'
import { PackCandidate } from './pack-candidate.tsx'
import { Refused } from './refused.tsx'
import styles from './rules.module.css'

/** A pack with other amendments, and who asks for it. */
interface Asked {
  pack: ShownPack
  said: { who: string; why: string }
  /** It is what is typed in the form, and no end of an earlier one. */
  isAdded: boolean
}

/** What the office holds for law before a pack says it: each on every result that it touches. */
export function AmendmentsTab() {
  const workspace = useWorkspace((store) => store.workspace)
  const canEdit = useCanEdit()
  const amendments = usePack().files.header.amended?.by ?? []
  const [asked, setAsked] = useKeptState<Asked | null>('amendment that is looked at', null)
  const [refused, setRefused] = useState<CallError | null>(null)
  const [isAsking, setAsking] = useState(false)
  if (!workspace) return null
  const ask = async (input: Input<'rules.amend'>, said: Asked['said']) => {
    setRefused(null)
    setAsked(null)
    setAsking(true)
    try {
      setAsked({ pack: await call('rules.amend', input), said, isAdded: 'add' in input })
    } catch (error) {
      setRefused(asCallError(error))
    }
    setAsking(false)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.text} tabIndex={0} aria-label="Amendments" data-testid="amendments">
      <p className={styles.muted}>
        What the office holds for law from a day on, before a pack says it: a notice of the Federal
        Register, for example. It stands on every result that it touches, and leaves with the pack
        that says the same.
      </p>
      {amendments.length === 0 && <p>None: the rules in force are as they were issued.</p>}
      <ul className={styles.list}>
        {amendments.map((one) => (
          <AmendmentRow
            key={one.id}
            amendment={one}
            onEnd={canEdit ? () => void ask({ end: one.id }, { who: '', why: '' }) : null}
          />
        ))}
      </ul>
      {isAsking && <p role="status">Laying it over the rules and checking them.</p>}
      {refused && <Refused error={refused} />}
      {asked ? (
        <PackCandidate
          key={asked.pack.hash}
          pack={asked.pack}
          workspace={workspace}
          said={asked.said}
          onEnd={(isTaken) => {
            setAsked(null)
            if (isTaken && asked.isAdded) keep(AMENDMENT, undefined)
          }}
        />
      ) : (
        canEdit && (
          <AmendForm
            today={workspace.today}
            onAsk={(add) => void ask({ add }, { who: add.who, why: add.why })}
          />
        )
      )}
    </section>
  )
}

interface AmendmentRowProps {
  amendment: Amendment
  /** null: it cannot be ended here. */
  onEnd: (() => void) | null
}

function AmendmentRow({ amendment, onEnd }: AmendmentRowProps) {
  const { id, on, who, why, cite } = amendment
  return (
    <li data-testid={`amendment-${id}`}>
      {amendmentText(amendment)} <Citation cite={cite} />
      <div className={styles.muted}>
        {who}, {on}: {why}{' '}
        {onEnd && (
          <Button variant="default" onClick={onEnd} data-testid={`end-${id}`}>
            End…
          </Button>
        )}
      </div>
    </li>
  )
}
