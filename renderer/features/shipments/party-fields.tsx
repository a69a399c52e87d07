import {
  ActionIcon,
  Autocomplete,
  Button,
  type ComboboxParsedItem,
  Select,
  TextInput,
} from '@mantine/core'
import { useMemo } from 'react'
import { LICENCE_ROLES, type LicenceRole } from '../../../shared/licences/schema.ts'
import type { Party } from '../../../shared/model/party.ts'
import { ROLE_WORDS } from '../../../shared/tabular/party-cells.ts'
import { type DraftParty, newParty, partyById, pickedNames } from '../../stores/shipment-draft.ts'
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
        ? { name: found.name, party: found.id, country: found.country ?? '', ...NOT_OF_IT }
        : { name: text, party: null, ...(parties[at]?.screened && NOT_OF_IT), address: null },
    )
  }
  const leave = (at: number) => {
    const one = parties[at]
    const found = one && one.party === null ? partyById(register ?? [], one.name) : null
    if (found) change(at, { name: found.name, party: found.id, country: found.country ?? '' })
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
            placeholder="name or id of the register, or any name"
            description={whoIs(one)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={[...picked.keys()]}
            value={one.name}
            filter={({ options, search }) => matching(picked, options, search)}
            onChange={(text) => name(at, text)}
            onBlur={() => leave(at)}
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
            data-testid="leave-party"
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

/** What was said of the name that stood there before. */
const NOT_OF_IT = { elsewhere: '', screened: null, address: null }

/** The names that are offered for what is typed: those that have it, and those whose id has it. */
function matching(
  picked: ReadonlyMap<string, Party>,
  options: ComboboxParsedItem[],
  search: string,
): ComboboxParsedItem[] {
  const sought = search.trim().toLowerCase()
  return options
    .filter((option) => {
      if (!('value' in option)) return false
      const id = picked.get(option.value)?.id ?? ''
      return [option.value, id].some((text) => text.toLowerCase().includes(sought))
    })
    .slice(0, MOST_OFFERED)
}

const MOST_OFFERED = 100

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
