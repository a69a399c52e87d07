import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Command } from '../../../shared/workspace/commands.ts'
import type { Settings } from '../../../shared/workspace/settings.ts'
import { edit } from '../../stores/edits.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ReasonInput, reasonGiven } from '../../ui/reason-input.tsx'
import { AgeLimit } from './age-limit.tsx'
import { CurrencySetting } from './currency-setting.tsx'
import { DestinationList } from './destination-list.tsx'
import { Section } from './section.tsx'
import { useSaved } from './use-saved.ts'

type SettingCommand = Extract<Command, { kind: 'changeSettings' | 'setCurrency' }>

/** What the workspace keeps beside its model. */
export function WorkspaceSettings() {
  const workspace = useWorkspace((store) => store.workspace)
  const { saved, save } = useSaved()
  const [reason, setReason] = useState('')
  if (!workspace) return null
  const { settings, currency, readOnly } = workspace
  const canEdit = readOnly === null
  /** Saves with the reason typed in, which is then of that change and no other. */
  const record = (what: string, command: SettingCommand) =>
    save(what, async () => {
      await edit({ ...command, ...reasonGiven(reason) })
      setReason('')
    })
  const change = (what: string, set: Partial<Settings>) =>
    record(what, { kind: 'changeSettings', set })
  return (
    <Section
      title="This workspace"
      about="The same for everyone who opens the file. Each change is saved at once, stands in the history and can be undone."
      saved={saved}
      testId="workspace-settings"
    >
      {!canEdit && <p>The workspace is open for reading. {readOnly?.message}</p>}
      {canEdit && (
        <ReasonInput
          label="Reason for the next change, kept in the history"
          value={reason}
          onChange={setReason}
          testId="settings-reason"
        />
      )}
      <CurrencySetting
        currency={currency}
        canEdit={canEdit}
        onChange={(next) =>
          void record('Reporting currency', { kind: 'setCurrency', currency: next })
        }
      />
      <DestinationList
        destinations={settings.destinations}
        canEdit={canEdit}
        onChange={(destinations) => void change('Default destinations', { destinations })}
      />
      <Checkbox
        label="Warn where a price between companies of the group is given as arm's length"
        description="A fair market value rests on a price between unrelated parties (734 Supp. 2). A price within the group may need support."
        checked={settings.warnAffiliatePrices}
        disabled={!canEdit}
        onChange={(event) =>
          void change('Price policy', { warnAffiliatePrices: event.currentTarget.checked })
        }
        data-testid="warn-affiliate-prices"
      />
      <AgeLimit
        limit={settings.rulesAgeLimit}
        canEdit={canEdit}
        onChange={(rulesAgeLimit) => void change('Age of the rules', { rulesAgeLimit })}
      />
      <Checkbox
        label="A determination is approved by another user of the system"
        description="It is issued as awaiting approval until somebody who is signed in to the system under another name opens this workspace and approves it."
        checked={settings.approvalByAnother}
        disabled={!canEdit}
        onChange={(event) =>
          void change('Approval', { approvalByAnother: event.currentTarget.checked })
        }
        data-testid="approval-by-another"
      />
    </Section>
  )
}
