import { idOfPack } from '../../stores/packs.ts'
import { goTo } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { amendedWords } from '../../ui/amended-words.ts'
import { count } from '../../ui/format.ts'
import { useRulesAge } from '../../ui/use-rules-age.ts'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './frame.module.css'

/** Which rules are in force and how old they are on the day of determination, on every screen. */
export function RulesShown() {
  const info = useWorkspace((store) => store.info)
  const limit = useWorkspace((store) => store.workspace?.settings.rulesAgeLimit ?? 0)
  const age = useRulesAge()
  const amended = amendedWords(usePack())
  if (!info) return null
  const old = age ? `, ${count(age.days, 'day')} old` : ''
  const beyond = age?.isBeyond
    ? ` More than the ${count(limit, 'day')} that this workspace allows: look for what has changed since, and add a pack under Rules.`
    : ''
  return (
    <button
      type="button"
      className={styles.rules}
      data-beyond={age?.isBeyond || undefined}
      title={`Rule pack ${idOfPack(info.pack)}${amended}${old}.${beyond}`}
      onClick={() => goTo('rules')}
      data-testid="rules-shown"
    >
      {age?.isBeyond && <span aria-hidden="true">! </span>}
      rules: EAR {info.packAsOf}
      {amended}
      {old}
    </button>
  )
}
