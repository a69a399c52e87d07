import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { LICENCE_ROLES, type LicenceRole } from '../../../shared/licences/schema.ts'
import { ROLE_WORDS } from '../../../shared/tabular/party-cells.ts'
import { type DraftParty, newParty, pickedNames } from '../../stores/shipment-draft.ts'
import { changeDraft, useShipments } from '../../stores/shipments.ts'
import styles from './shipments.module.css'

const ROLES = LICENCE_ROLES.map((role) => ({
  value: role,
  label: role === 'exporter' ? 'exporter' : ROLE_WORDS[role],
}))

/** The parties of a shipment by their role, picked from the register or named. */
export function PartyFields({ parties }: { parties: readonly DraftParty[] }) {
  const register = useShipments((store) => store.parties)
  const picked = useMemo(() => pickedNames(register ?? []), [register])
  const change = (at: number, set: Partial<DraftParty>) =>
    changeDraft({ parties: parties.map((one, i) => (i === at ? { ...one, ...set } : one)) })
  const name = (at: number, text: string) => {
    const found = picked.get(text)
    change(
      at,
      found
        ? { name: found.name, party: found.id, country: found.country ?? '', elsewhere: '' }
        : { name: text, party: null },
    )
  }
  return (
    <fieldset className={styles.group}>
      <legend>Parties</legend>
      {parties.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a party is what stands at its place
        <div key={at} className={styles.entry} data-of="party" data-testid="check-party-line">
          <Select
            aria-label={`Role of party ${at + 1}`}
            data={ROLES}
            value={one.role}
            allowDeselect={false}
            onChange={(role) => change(at, { role: role as LicenceRole })}
            data-testid="check-role"
          />
          <Autocomplete
            size="xs"
            aria-label={`Name of party ${at + 1}`}
            placeholder="of the register, or any name"
            description={whoIs(one)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={[...picked.keys()]}
            value={one.name}
            limit={100}
            onChange={(text) => name(at, text)}
            data-testid="check-party"
          />
          <TextInput
            aria-label={`Country of party ${at + 1}`}
            placeholder="Country"
            value={one.country}
            onChange={({ currentTarget: { value } }) => change(at, { country: value })}
            data-testid="check-country"
          />
          <TextInput
            aria-label={`Lists that party ${at + 1} was screened against elsewhere`}
            placeholder="screened elsewhere against, nobody near"
            value={one.elsewhere}
            onChange={({ currentTarget: { value } }) => change(at, { elsewhere: value })}
            data-testid="check-lists"
          />
          <ActionIcon
            variant="default"
            aria-label={`Leave party ${at + 1} out`}
            onClick={() => changeDraft({ parties: parties.filter((_, i) => i !== at) })}
          >
            ×
          </ActionIcon>
        </div>
      ))}
      <div className={styles.acts}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => changeDraft({ parties: [...parties, newParty(nextRole(parties))] })}
          data-testid="check-add-party"
        >
          Add a party
        </Button>
      </div>
    </fieldset>
  )
}

function whoIs({ name, party, elsewhere }: DraftParty): string | undefined {
  if (name.trim() === '') return undefined
  if (party !== null) return `${party} of the register`
  return elsewhere.trim() === '' ? 'not picked from the register' : undefined
}

/** The role that is not there yet, in the order of 748.5. */
function nextRole(parties: readonly DraftParty[]): LicenceRole {
  const order = ['ultimate-consignee', 'end-user', 'purchaser', 'intermediate-consignee'] as const
  return order.find((role) => parties.every((one) => one.role !== role)) ?? 'forwarding-agent'
}
