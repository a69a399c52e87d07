import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { licenceSchema } from '../../../shared/licences/schema.ts'
import { partiesIn } from '../../../shared/licences/sheet.ts'
import { issueWords } from '../../../shared/model/issue.ts'
import { asCallError } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useLicences } from '../../stores/licences.ts'
import styles from './licences.module.css'

const FIELDS = [
  ['reference', 'Own reference', ''],
  ['destinations', 'Countries', 'CN, HK'],
  ['applicant', 'Applicant', 'Werk GmbH (DE)'],
  ['purchaser', 'Purchaser', 'blank if none apart'],
  ['intermediate-consignee', 'Intermediate consignees', 'Harbour Ltd (SG); …'],
  ['ultimate-consignee', 'Ultimate consignee', 'Orient Telecom (CN)'],
  ['end-user', 'End user', 'blank if no other'],
  ['endUse', 'Specific end use', ''],
] as const
const ITEM = [
  ['product', 'Product', 'its id'],
  ['description', 'Description', ''],
  ['eccn', 'ECCN', ''],
  ['quantity', 'Quantity', ''],
  ['unit', 'Unit', 'pieces'],
  ['value', 'Value of all', ''],
  ['currency', 'Currency', 'USD'],
] as const
const ROLES = [
  'applicant',
  'purchaser',
  'intermediate-consignee',
  'ultimate-consignee',
  'end-user',
] as const

/** Enters an application with one item; more items come from a table. */
export function NewLicence() {
  const isOpened = useLicences((store) => store.dialog === 'new')
  return (
    <Modal opened={isOpened} onClose={close} title="New application" size={720}>
      {isOpened && <Fields />}
    </Modal>
  )
}

function close(): void {
  useLicences.setState({ dialog: null })
}

function Fields() {
  const [type, setType] = useState('reexport')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const said = (name: string) => typed[name]?.trim() || null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const hasItem = ITEM.some(([name]) => said(name) !== null)
    const item = Object.fromEntries(ITEM.map(([name]) => [name, said(name)]))
    const read = licenceSchema.safeParse({
      reference: said('reference') ?? '',
      type,
      destinations: (said('destinations') ?? '')
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((code) => code.toUpperCase()),
      parties: ROLES.flatMap((role) => partiesIn(said(role), role)),
      items: hasItem ? [{ ...item, description: item.description ?? item.product ?? '' }] : [],
      endUse: said('endUse'),
    })
    if (!read.success)
      return setProblem(
        `${read.error.issues.map((issue) => `${issue.path.join('.')} ${issueWords(issue)}`).join('; ')}.`,
      )
    try {
      await edit({ kind: 'saveLicence', licence: read.data })
      close()
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  const field = (name: string, label: string, placeholder: string, isFirst = false) => (
    <TextInput
      key={name}
      label={label}
      placeholder={placeholder}
      value={typed[name] ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget
        setTyped((now) => ({ ...now, [name]: value }))
        setProblem(null)
      }}
      data-autofocus={isFirst || undefined}
      data-testid={`licence-${name}`}
    />
  )
  return (
    <form onSubmit={submit} noValidate data-testid="new-licence-form">
      <Stack gap="sm">
        <div className={styles.fields}>
          {FIELDS.slice(0, 1).map(([name, label, hint]) => field(name, label, hint, true))}
          <Select
            label="Type"
            data={[
              { value: 'reexport', label: 'reexport' },
              { value: 'export', label: 'export from the United States' },
            ]}
            value={type}
            allowDeselect={false}
            onChange={(value) => setType(value ?? 'reexport')}
          />
          {FIELDS.slice(1).map(([name, label, hint]) => field(name, label, hint))}
        </div>
        <div className={styles.fields}>
          {ITEM.map(([name, label, hint]) => field(name, label, hint))}
        </div>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" data-testid="licence-save">
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
