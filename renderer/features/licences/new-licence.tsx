import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { MOST_LICENCE_ITEMS } from '../../../shared/bounds.ts'
import { partyInRegister } from '../../../shared/licences/registered-parties.ts'
import type { KeptLicence, Licence } from '../../../shared/licences/schema.ts'
import { partiesIn } from '../../../shared/licences/sheet.ts'
import type { Party } from '../../../shared/model/party.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useLicences } from '../../stores/licences.ts'
import { useHalfTyped } from '../../ui/use-half-typed.ts'
import { useKeptState } from '../../ui/use-kept-state.ts'
import {
  draftOf,
  FORM_ROLES,
  type ItemDraft,
  type LicenceDraft,
  licenceOf,
  NO_ITEM,
  NO_LICENCE,
} from './licence-draft.ts'
import styles from './licences.module.css'

const HINTS: Readonly<Record<string, string>> = {
  applicant: 'Werk GmbH (DE)',
  purchaser: 'blank if none apart',
  'intermediate-consignee': 'Harbour Ltd (SG); …',
  'ultimate-consignee': 'Orient Telecom (CN)',
  'end-user': 'blank if no other',
}
const ITEM = [
  ['product', 'Product', 'its id'],
  ['description', 'Description', ''],
  ['eccn', 'ECCN', ''],
  ['quantity', 'Quantity', ''],
  ['unit', 'Unit', 'pieces'],
  ['value', 'Value of all', ''],
  ['currency', 'Currency', 'USD'],
] as const

/** Enters an application, or changes one that is not filed yet; Escape leaves what is typed for the next time. */
export function NewLicence() {
  const dialog = useLicences((store) => store.dialog)
  const kept = useLicences(({ licences }) => licences?.find(({ id }) => id === dialog))
  const title = kept ? `Change ${kept.licence.reference}` : 'New application'
  return (
    <Modal opened={dialog !== null} onClose={close} title={title} size={720}>
      {dialog !== null && <Fields key={dialog} kept={kept ?? null} />}
    </Modal>
  )
}

function close(): void {
  useLicences.setState({ dialog: null })
}

function Fields({ kept }: { kept: KeptLicence | null }) {
  const register = useLicences((store) => store.parties)
  const first = useMemo(() => (kept ? draftOf(kept.licence) : NO_LICENCE), [kept])
  const place = `application ${kept?.id ?? 'new'}`
  const [draft, setDraft] = useKeptState<LicenceDraft>(place, first)
  const [problems, setProblems] = useState<readonly string[]>([])
  const isTyped = draft !== first
  useHalfTyped(isTyped ? `The application ${draft.reference || 'that is typed'}` : null)
  const change = (set: Partial<LicenceDraft>) => {
    setDraft((now) => ({ ...now, ...set }))
    setProblems([])
  }
  const forget = () => {
    setDraft(undefined)
    setProblems([])
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = licenceOf(draft, register, kept?.licence ?? null)
    if (!read.ok) return setProblems(read.problems)
    try {
      await edit({ kind: 'saveLicence', ...(kept && { id: kept.id }), licence: read.licence })
      setDraft(undefined)
      close()
    } catch (error) {
      setProblems([asCallError(error).message])
    }
  }
  return (
    <form onSubmit={submit} noValidate data-testid="new-licence-form">
      <Stack gap="sm">
        <div className={styles.fields}>
          <TextInput
            label="Own reference"
            value={draft.reference}
            onChange={({ currentTarget: { value } }) => change({ reference: value })}
            data-autofocus
            data-testid="licence-reference"
          />
          <Select
            label="Type"
            data={[
              { value: 'reexport', label: 'reexport' },
              { value: 'export', label: 'export from the United States' },
            ]}
            value={draft.type}
            allowDeselect={false}
            onChange={(value) => change({ type: (value ?? 'reexport') as Licence['type'] })}
          />
          <TextInput
            label="Countries"
            placeholder="CN, Hong Kong"
            value={draft.destinations}
            onChange={({ currentTarget: { value } }) => change({ destinations: value })}
            data-testid="licence-destinations"
          />
          <Parties draft={draft} register={register} change={change} />
          <TextInput
            label="Specific end use"
            value={draft.endUse}
            onChange={({ currentTarget: { value } }) => change({ endUse: value })}
            data-testid="licence-endUse"
          />
        </div>
        <Items items={draft.items} change={(items) => change({ items })} />
        {problems.length > 0 && (
          <ul role="alert" className={styles.problem} data-testid="licence-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <Group justify="flex-end" gap="xs">
          {isTyped && (
            <Button variant="subtle" onClick={forget} data-testid="licence-forget">
              Begin anew
            </Button>
          )}
          <Button variant="default" onClick={close}>
            Close
          </Button>
          <Button type="submit" data-testid="licence-save">
            {kept ? 'Change' : 'Create'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface PartiesProps {
  draft: LicenceDraft
  register: readonly Party[]
  change: (set: Partial<LicenceDraft>) => void
}

function Parties({ draft, register, change }: PartiesProps) {
  const ids = useMemo(
    () => register.map(({ id, name }) => ({ value: id, label: `${id} · ${name}` })),
    [register],
  )
  return FORM_ROLES.map(([role, label]) => (
    <Autocomplete
      key={role}
      size="xs"
      label={label}
      placeholder={HINTS[role] ?? ''}
      description={whoIs(draft.parties[role], register)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={ids}
      limit={50}
      value={draft.parties[role]}
      onChange={(text) => change({ parties: { ...draft.parties, [role]: text } })}
      data-testid={`licence-${role}`}
    />
  ))
}

/** Who the parties of a field are in the register; undefined: nobody is typed. */
function whoIs(text: string, register: readonly Party[]): string | undefined {
  const said = partiesIn(text.trim() || null, 'end-user').map((typed) => {
    const found = partyInRegister(typed, register)
    if (!found.ok) return found.why
    const { party, name } = found.party
    return party == null ? `${name} is not in the register` : `${party} · ${name}`
  })
  return said.length === 0 ? undefined : said.join('; ')
}

interface ItemsProps {
  items: readonly ItemDraft[]
  change: (items: readonly ItemDraft[]) => void
}

function Items({ items, change }: ItemsProps) {
  const set = (at: number, member: keyof ItemDraft, text: string) =>
    change(items.map((item, place) => (place === at ? { ...item, [member]: text } : item)))
  return (
    <>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is what stands at its place
        <fieldset key={at} className={styles.item} data-testid="licence-item-fields">
          <legend>Item {at + 1}</legend>
          <div className={styles.fields}>
            {ITEM.map(([name, label, hint]) => (
              <TextInput
                key={name}
                label={label}
                placeholder={hint}
                value={item[name]}
                onChange={({ currentTarget: { value } }) => set(at, name, value)}
                data-testid={at === 0 ? `licence-${name}` : `licence-${name}-${at + 1}`}
              />
            ))}
            {items.length > 1 && (
              <Button
                variant="default"
                className={styles.leaveOut}
                onClick={() => change(items.filter((_, place) => place !== at))}
              >
                Leave item {at + 1} out
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-xs"
          disabled={items.length >= MOST_LICENCE_ITEMS}
          onClick={() => change([...items, NO_ITEM])}
          data-testid="licence-add-item"
        >
          Add an item
        </Button>
      </Group>
    </>
  )
}
