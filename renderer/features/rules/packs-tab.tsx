import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ShownPack } from '../../../shared/ipc/rules-calls.ts'
import type { Adoption } from '../../../shared/workspace/settings.ts'
import { asCallError, type CallError, call } from '../../stores/call.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { PackCandidate } from './pack-candidate.tsx'
import { originWords } from './pack-words.ts'
import { Refused } from './refused.tsx'
import styles from './rules.module.css'

/** The rule packs side by side, and one to be taken into force. */
export function PacksTab() {
  const workspace = useWorkspace((store) => store.workspace)
  const inForce = usePack().header.id
  const [packs, setPacks] = useState<ShownPack[] | null>(null)
  const [candidate, setCandidate] = useKeptState<ShownPack | null>('candidate for the rules', null)
  const [refused, setRefused] = useState<CallError | null>(null)
  const [isReading, setReading] = useState(false)
  const adoptions = workspace?.settings.adoptions
  // biome-ignore lint/correctness/useExhaustiveDependencies: adoptions bring packs
  useEffect(() => {
    void attempt('list the rule packs', async () => setPacks((await call('rules.packs')).packs))
  }, [adoptions])
  if (!workspace || !adoptions) return null
  const choose = async () => {
    setRefused(null)
    setCandidate(null)
    setReading(true)
    try {
      setCandidate(await call('rules.choose'))
    } catch (error) {
      setRefused(asCallError(error))
    }
    setReading(false)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.text} tabIndex={0} aria-label="Rule packs" data-testid="packs">
      <p className={styles.muted}>
        Packs lie side by side. One is in force for everything that is worked out here; a
        determination keeps the rules that it was made by. A pack that was ever in force stays here:
        the revisions of that time are worked out by it.
      </p>
      <Button
        variant="default"
        disabled={isReading}
        onClick={() => void choose()}
        data-testid="add-pack"
      >
        Add pack…
      </Button>
      {isReading && <p role="status">Reading and checking the pack that is chosen.</p>}
      {refused && <Refused error={refused} />}
      {candidate && (
        <PackCandidate
          key={candidate.hash}
          pack={candidate}
          workspace={workspace}
          onEnd={() => setCandidate(null)}
        />
      )}
      <h2>Packs here</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Pack</th>
            <th>Text as of</th>
            <th>From</th>
            <th>In force</th>
            <th>By</th>
            <th>Reason</th>
            <th>
              <VisuallyHidden>Acts</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {(packs ?? []).map((pack) => (
            <PackRow
              key={pack.hash}
              pack={pack}
              adopted={adoptions.findLast(({ hash }) => hash === pack.hash)}
              isInForce={pack.id === inForce}
              onLook={() => setCandidate(pack)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface PackRowProps {
  pack: ShownPack
  adopted: Adoption | undefined
  isInForce: boolean
  onLook: () => void
}

function PackRow({ pack, adopted, isInForce, onLook }: PackRowProps) {
  const since = adopted ? `since ${adopted.on}` : 'since the beginning'
  const was = adopted ? `no more; taken on ${adopted.on}` : 'no'
  return (
    <tr data-testid={`pack-${pack.id}`}>
      <td>{isInForce ? <strong>{pack.id}</strong> : pack.id}</td>
      <td className={styles.nowrap}>{pack.asOf}</td>
      <td>{originWords(pack)}</td>
      <td>{isInForce ? <strong>{since}</strong> : was}</td>
      <td>{adopted?.who}</td>
      <td>{adopted?.why}</td>
      <td>
        {!isInForce && (
          <Button variant="default" onClick={onLook} data-testid={`look-at-${pack.id}`}>
            Look at it…
          </Button>
        )}
      </td>
    </tr>
  )
}
