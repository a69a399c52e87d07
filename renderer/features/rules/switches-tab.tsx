import { Button, Radio } from '@mantine/core'
import { useEffect, useState } from 'react'
import { chosen } from '../../../shared/rules/pack.ts'
import type { Switch } from '../../../shared/rules/schema.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ReasonInput, reasonGiven } from '../../ui/reason-input.tsx'
import { useKeptState } from '../../ui/use-kept-state.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { EffectTable } from './effect-table.tsx'
import { PreviewState } from './preview-state.tsx'
import styles from './rules.module.css'
import { usePreview } from './use-preview.ts'
import { withOption } from './with-option.ts'

/** An option that is looked at and not applied; it stays while another tab or screen is on. */
interface Wanted {
  id: string
  option: string
}

/** The open questions of the rule text, the option in force, and what another one would change. */
export function SwitchesTab() {
  const pack = usePack()
  const workspace = useWorkspace((store) => store.workspace)
  const [wanted, setWanted] = useKeptState<Wanted | null>('switch that is looked at', null)
  const [problem, setProblem] = useState<string | null>(null)
  const [reason, setReason] = useKeptState<string>(`switch ${wanted?.id ?? ''}`, '')
  const { preview, progress, ask, cancel, clear } = usePreview()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was looked at before the tab was left
  useEffect(() => {
    if (!workspace || !wanted) return
    const after = withOption(pack, workspace.settings.choices, wanted.id, wanted.option)
    void ask({ after: { choices: after } })
  }, [])
  if (!workspace) return null
  const { choices } = workspace.settings
  const canEdit = workspace.readOnly === null

  const look = (id: string, option: string) => {
    setProblem(null)
    if (option === chosen(pack, choices, id)) {
      giveUp()
      return
    }
    setWanted({ id, option })
    void ask({ after: { choices: withOption(pack, choices, id, option) } })
  }
  const giveUp = () => {
    setReason(undefined)
    setWanted(null)
    clear()
  }
  const apply = async () => {
    if (!wanted) return
    const next = withOption(pack, choices, wanted.id, wanted.option)
    try {
      const set = { choices: { ...next } }
      await edit({ kind: 'changeSettings', set, ...reasonGiven(reason) })
      giveUp()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  const isOlder = preview !== null && preview.revision !== workspace.revision
  return (
    <div className={styles.text} data-testid="switches">
      <p className={styles.muted}>
        Questions that the rule text leaves open. They hold for everyone who opens this workspace.
        Choosing an option shows what it would change; nothing changes until it is applied.
      </p>
      {pack.switches.switches.map((row) => {
        const isWanted = wanted?.id === row.id
        const inForce = chosen(pack, choices, row.id)
        return (
          <section key={row.id} className={styles.switch} data-testid={`switch-${row.id}`}>
            <SwitchChoice
              row={row}
              inForce={inForce}
              value={isWanted ? wanted.option : inForce}
              onChoose={(option) => look(row.id, option)}
            />
            {isWanted && (
              <div className={styles.effect} data-testid="switch-effect">
                <PreviewState
                  asked="what it changes"
                  progress={progress}
                  hasDestinations={workspace.settings.destinations.length > 0}
                  isOlder={isOlder}
                  onCancel={cancel}
                />
                {preview && <EffectTable preview={preview} after="With this option" />}
                {problem && <p role="alert">{problem}</p>}
                {canEdit && (
                  <ReasonInput value={reason} onChange={setReason} testId="switch-reason" />
                )}
                <div className={styles.buttons}>
                  {isOlder && (
                    <Button variant="default" onClick={() => look(row.id, wanted.option)}>
                      Ask again
                    </Button>
                  )}
                  {canEdit && (
                    <Button
                      disabled={!preview || isOlder}
                      onClick={() => void apply()}
                      data-testid="apply-switch"
                    >
                      Apply to this workspace
                    </Button>
                  )}
                  <Button variant="default" onClick={giveUp}>
                    Leave as it is
                  </Button>
                </div>
                {!canEdit && (
                  <p>The workspace is open for reading: the switch cannot be changed.</p>
                )}
              </div>
            )}
          </section>
        )
      })}
    </div>
  )
}

interface SwitchChoiceProps {
  row: Switch
  inForce: string
  value: string
  onChoose: (option: string) => void
}

function SwitchChoice({ row, inForce, value, onChoose }: SwitchChoiceProps) {
  return (
    <Radio.Group
      label={row.question}
      description={row.cite}
      value={value}
      onChange={onChoose}
      classNames={{ label: styles.question, description: styles.cite }}
    >
      {row.options.map(({ id, meaning }) => {
        const marks = [id === inForce && 'in force', id === row.default && 'default']
        const words = marks.filter(Boolean).join(', ')
        return (
          <Radio
            key={id}
            value={id}
            size="xs"
            mt={6}
            label={
              <>
                {meaning} {words && <span className={styles.muted}>({words})</span>}
              </>
            }
          />
        )
      })}
    </Radio.Group>
  )
}
