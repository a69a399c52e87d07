import { Modal } from '@mantine/core'
import { useEffect } from 'react'
import { loadDeterminations, useDeterminations } from '../../stores/determinations.ts'
import { closeDetermining, useDetermining } from '../../stores/determining.ts'
import { loadScenarios, useScenarios } from '../../stores/scenarios.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { deferred } from '../../ui/deferred.tsx'

export const DetermineForm = deferred('The determination', async () => {
  return (await import('./determine-form.tsx')).DetermineForm
})

/** Keeps a result as a determination, with what somebody says of it. What is typed outlasts the dialog. */
export function DetermineDialog() {
  const asked = useDetermining((store) => store.asked)
  return (
    <Modal
      opened={asked !== null}
      onClose={closeDetermining}
      title={asked ? `Determine ${asked.product}` : ''}
      size={880}
      closeOnClickOutside={false}
    >
      {asked && <Loaded />}
    </Modal>
  )
}

function Loaded() {
  const asked = useDetermining((store) => store.asked)
  const office = useDetermining((store) => store.office)
  const workspace = useWorkspace((store) => store.workspace)
  const rows = useDeterminations((store) => store.rows)
  const scenarios = useScenarios((store) => store.rows)
  useEffect(() => {
    void loadDeterminations()
    if (!useScenarios.getState().rows) void loadScenarios()
  }, [])
  if (!asked || !office || !workspace || !rows || !scenarios) return null
  return (
    <DetermineForm
      key={`${asked.product} ${asked.supersedes}`}
      asked={asked}
      office={office}
      workspace={workspace}
      rows={rows}
      scenarios={scenarios}
    />
  )
}
