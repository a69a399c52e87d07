import type { CSSProperties, ReactNode } from 'react'
import { reasonText } from '../../../../shared/report/words.ts'
import { moneyText, shareOfPrice } from '../../../ui/format.ts'
import { FailIcon, OpenIcon, PassIcon, RightIcon } from '../../../ui/icons.tsx'
import styles from './explanation.module.css'
import type { Tone } from './explanation.ts'
import type { TreeRow } from './tree-rows.ts'

const SIGNS: Record<Tone, { sign: ReactNode; meaning: string }> = {
  hinders: { sign: <FailIcon size={11} />, meaning: 'stands in the way of a pass' },
  passes: { sign: <PassIcon size={11} />, meaning: 'does not stand in the way' },
  open: { sign: <OpenIcon size={11} />, meaning: 'open' },
  counted: { sign: '●', meaning: 'counted' },
  'not-counted': { sign: '○', meaning: 'not counted' },
  unknown: { sign: '?', meaning: 'unknown' },
}

interface TreeLineProps {
  id: string
  row: TreeRow
  price: string | null
  currency: string
  isActive: boolean
  onActivate: () => void
  onToggle: () => void
  onAct: () => void
}

/** One row of the explanation: what it is, what became of it, and for an item its value and share. */
export function TreeLine(props: TreeLineProps) {
  const { id, row, price, currency, isActive, onActivate, onToggle, onAct } = props
  const { node, level, position, siblings, isOpen } = row
  const { sign, meaning } = SIGNS[node.tone]
  const { line, step } = node
  const isGroup = !line && !step
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, as ARIA's pattern has it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isActive}
      className={styles.row}
      style={{ '--level': level - 1 } as CSSProperties}
      onClick={() => {
        onActivate()
        if (isOpen !== null) onToggle()
      }}
      onDoubleClick={() => isOpen === null && onAct()}
      data-tone={node.tone}
      data-empty={isGroup && node.size === 0}
      data-testid="explanation-row"
    >
      <span className={styles.twist} data-open={isOpen}>
        {isOpen !== null && <RightIcon size={10} />}
      </span>
      <span className={styles.sign} role="img" aria-label={meaning} title={meaning}>
        {sign}
      </span>
      <span className={styles.label}>{node.label}</span>
      <span className={styles.text} title={node.text}>
        {node.text}
      </span>
      {line && (
        <>
          <span className={styles.reason}>{line.reasons.map(reasonText).join(' · ')}</span>
          <span className={styles.value}>
            {line.value === null ? 'value not known' : moneyText(line.value, currency)}
          </span>
          <span className={styles.share}>{shareOfPrice(line.value, price)}</span>
        </>
      )}
    </div>
  )
}
