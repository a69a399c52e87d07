import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { issueWords } from '../../../shared/model/issue.ts'
import { ANSWER_WORDS, NO_CLEARANCE } from '../../../shared/shipment/answer.ts'
import type { ShipmentAnswer } from '../../../shared/shipment/check.ts'
import { shipmentSchema } from '../../../shared/shipment/schema.ts'
import { asCallError, call } from '../../stores/call.ts'
import { edit } from '../../stores/edits.ts'
import { useLicences } from '../../stores/licences.ts'
import { usePreferences } from '../../stores/preferences.ts'
import { useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import table from '../../ui/table.module.css'
import styles from './licences.module.css'

/** Asks for one answer to a shipment, with everything that it rests on. */
export function CheckDialog() {
  const isOpened = useLicences((store) => store.dialog === 'check')
  return (
    <Modal opened={isOpened} onClose={close} title="Check a shipment" size={1180}>
      {isOpened && <Check />}
    </Modal>
  )
}

function close(): void {
  useLicences.setState({ dialog: null })
}

const FIELDS = [
  ['reference', 'Shipment', ''],
  ['destination', 'Destination', 'CN'],
  ['quantity', 'Quantity', ''],
  ['value', 'Value of all', ''],
  ['currency', 'Currency', 'USD'],
  ['consignee', 'Ultimate consignee', ''],
  ['country', 'Its country', 'CN'],
  ['lists', 'Screened against', 'lists, where nobody was near'],
  ['by', 'Answered by', 'name'],
  ['why', 'What the answers rest on', 'statement, e-mail, waybill'],
] as const

function Check() {
  const licences = useLicences((store) => store.licences) ?? []
  const method = useResult((store) => store.method)
  const who = usePreferences((store) => store.who)
  const workspace = useWorkspace((store) => store.workspace)
  const given: Record<string, string> = { by: who }
  const [products, setProducts] = useState<string[]>([])
  const [product, setProduct] = useState<string | null>(null)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState({ uses: false, route: false })
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<{ answer: ShipmentAnswer; revision: number } | null>(null)
  useEffect(() => {
    call('products.list', {}).then(
      ({ rows }) => setProducts(rows.map(({ id }) => id)),
      (error) => setProblem(asCallError(error).message),
    )
  }, [])
  const said = (name: string) => (typed[name] ?? given[name])?.trim() || null
  const change = () => {
    setProblem(null)
    setFound(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const day = workspace?.day ?? ''
    const isScreened = said('lists') !== null
    const lacking = lackingIn({ product, by: said('by'), why: said('why'), isScreened, ...asked })
    if (lacking !== null) return setProblem(lacking)
    const answered = { by: said('by') ?? '', on: day, why: said('why') ?? '' }
    const lists = said('lists')
    const read = shipmentSchema.safeParse({
      reference: said('reference') ?? '',
      destination: said('destination')?.toUpperCase() ?? '',
      parties:
        said('consignee') === null
          ? []
          : [
              {
                role: 'ultimate-consignee',
                name: said('consignee'),
                country: said('country')?.toUpperCase() ?? null,
                screening:
                  lists === null
                    ? null
                    : { lists: [`${lists}, by ${said('by')}`], on: day, hits: [] },
              },
            ],
      lines: [
        {
          product: product ?? '',
          quantity: said('quantity') ?? '',
          value: said('value'),
          currency: said('currency')?.toUpperCase() ?? null,
        },
      ],
      usesAsked: asked.uses ? answered : null,
      routeAsked: asked.route ? answered : null,
    })
    if (!read.success)
      return setProblem(
        `${read.error.issues.map((issue) => `${issue.path.join('.')} ${issueWords(issue)}`).join('; ')}.`,
      )
    try {
      setFound(
        await call('evaluate.shipment', { shipment: read.data, method, licences: [...licences] }),
      )
      setProblem(null)
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <form onSubmit={submit} noValidate data-testid="check-form">
      <div className={styles.fields}>
        <Select
          label="Product"
          data={products}
          value={product}
          searchable
          limit={200}
          onChange={(value) => {
            setProduct(value)
            change()
          }}
          data-testid="check-product"
        />
        {FIELDS.map(([name, label, hint]) => (
          <TextInput
            key={name}
            label={label}
            placeholder={hint}
            value={typed[name] ?? given[name] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTyped((now) => ({ ...now, [name]: value }))
              change()
            }}
            data-testid={`check-${name}`}
          />
        ))}
      </div>
      <div className={styles.asked}>
        <Checkbox
          label="Asked: no end use of Part 744 is known"
          checked={asked.uses}
          onChange={(event) => {
            const { checked } = event.currentTarget
            setAsked((now) => ({ ...now, uses: checked }))
            change()
          }}
          data-testid="check-uses"
        />
        <Checkbox
          label="Asked: no country of General Prohibition Eight on the route"
          checked={asked.route}
          onChange={(event) => {
            const { checked } = event.currentTarget
            setAsked((now) => ({ ...now, route: checked }))
            change()
          }}
          data-testid="check-route"
        />
        <Button type="submit" data-testid="check-run">
          Check
        </Button>
      </div>
      {problem && (
        <p role="alert" className={styles.problem} data-testid="check-problem">
          {problem}
        </p>
      )}
      {found && (
        <Answer
          {...found}
          isCurrent={found.revision === workspace?.revision}
          onProblem={setProblem}
        />
      )}
    </form>
  )
}

/** What has to be given before anything can be checked, in words; null: it is there. */
function lackingIn(given: {
  product: string | null
  by: string | null
  why: string | null
  isScreened: boolean
  uses: boolean
  route: boolean
}): string | null {
  if (given.product === null) return 'Choose a product.'
  const isAsked = given.uses || given.route
  if (given.by === null && (isAsked || given.isScreened))
    return 'Name who has asked about the use or the route, or screened the party.'
  if (!isAsked) return null
  return given.why === null ? 'Say what the answers about the use or the route rest on.' : null
}

interface AnswerProps {
  answer: ShipmentAnswer
  isCurrent: boolean
  onProblem: (problem: string | null) => void
}

function Answer({ answer: found, isCurrent, onProblem }: AnswerProps) {
  const { answer, lines, licence, day, reference } = found
  const licences = useLicences((store) => store.licences) ?? []
  const { word, meaning, sign } = ANSWER_WORDS[answer]
  const kept = licences.find((one) => one.licence.reference === licence?.reference)
  const confirm = async () => {
    if (!licence || !kept) return
    try {
      await edit({
        kind: 'recordLicence',
        licence: kept.id,
        event: { kind: 'shipped', day, shipment: reference, items: licence.drawn },
      })
      close()
    } catch (error) {
      onProblem(asCallError(error).message)
    }
  }
  return (
    <>
      <p className={styles.answer} data-answer={answer} role="status" data-testid="check-answer">
        <b>
          {sign} {word}
        </b>{' '}
        {meaning}
        {answer === 'licensed' && ` (${licence?.reference}, ${licence?.number})`}
      </p>
      <div className={`${table.scroll} ${styles.lines}`}>
        <table
          className={`${table.table} ${styles.answers}`}
          aria-label="What was looked at"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
          tabIndex={0}
        >
          <thead>
            <tr>
              <th className={styles.sign}> </th>
              <th className={styles.about}>About</th>
              <th className={styles.of}>Of</th>
              <th>What</th>
              <th className={styles.cite}>Where it stands</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id; they are shown whole
              <tr key={place} data-testid="check-line" data-answer={line.answer}>
                <td title={ANSWER_WORDS[line.answer].word}>{ANSWER_WORDS[line.answer].sign}</td>
                <td>{line.about}</td>
                <td>{line.of}</td>
                <td>{line.what}</td>
                <td>
                  {line.cite.join('; ')} <span className={styles.muted}>{line.source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.muted}>{NO_CLEARANCE}</p>
      {answer === 'licensed' && licence && (
        <Button onClick={confirm} disabled={!isCurrent} data-testid="check-confirm">
          Confirm, and draw down {licence.reference}
        </Button>
      )}
    </>
  )
}
