import { count } from '../../ui/format.ts'
import { useFoundPack } from '../../ui/workspace-context.ts'
import styles from './result.module.css'

interface SwitchesProps {
  pack: string | undefined
  /** The switches that were set, by name. */
  choices: Record<string, string>
}

/** How many switches of the rule pack are not at their default, and on hover which. */
export function Switches({ pack, choices }: SwitchesProps) {
  const found = useFoundPack(pack)
  const changed = (found?.switches.switches ?? []).filter(
    ({ id, default: usual }) => choices[id] !== undefined && choices[id] !== usual,
  )
  if (changed.length === 0) return <span data-testid="switches">switches at their default</span>
  const meanings = changed.map(({ id, question, options }) => {
    const meaning = options.find((option) => option.id === choices[id])?.meaning
    return `${question} ${meaning}`
  })
  return (
    <span className={styles.changed} title={meanings.join('\n\n')} data-testid="switches">
      {count(changed.length, 'switch', 'switches')} changed
    </span>
  )
}
