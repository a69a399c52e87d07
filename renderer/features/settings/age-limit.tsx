import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { settingsSchema } from '../../../shared/workspace/settings.ts'

interface AgeLimitProps {
  limit: number
  canEdit: boolean
  onChange: (limit: number) => void
}

/** Up to how many days the rules may be older than the day of a determination without being asked about. */
export function AgeLimit({ limit, canEdit, onChange }: AgeLimitProps) {
  const [typed, setTyped] = useState(`${limit}`)
  useEffect(() => setTyped(`${limit}`), [limit])
  const text = typed.trim()
  const read = settingsSchema.shape.rulesAgeLimit.safeParse(/^\d+$/.test(text) ? Number(text) : NaN)
  const save = () => {
    if (read.success && read.data !== limit) onChange(read.data)
  }
  return (
    <TextInput
      my="sm"
      label="Days that the rules may be old"
      description="Beyond them the frame says so on every screen, and each determination asks for a note of what was looked at."
      value={typed}
      disabled={!canEdit}
      error={read.success ? undefined : 'A whole number of days, 3650 at the most.'}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
      data-testid="rules-age-limit"
    />
  )
}
