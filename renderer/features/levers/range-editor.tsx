import { ActionIcon, Button, Select, TextInput, VisuallyHidden } from '@mantine/core'
import type { FormEvent } from 'react'
import { axisName, sameAxis } from '../../../shared/scenario/levers/axis.ts'
import type { TypedRange, TypedSampling } from '../../stores/levers-view.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { wholeText } from '../../ui/format.ts'
import { RemoveIcon } from '../../ui/icons.tsx'
import { type AxisChoice, axisAmount } from './axis-words.ts'
import styles from './levers.module.css'
import { type Field, type ReadSampling, rangeAround } from './ranges.ts'

const FIELDS: readonly { field: Field; name: string }[] = [
  { field: 'low', name: 'Low' },
  { field: 'likely', name: 'Likely' },
  { field: 'high', name: 'High' },
]
const SAMPLES = [1_000, 10_000, 100_000]

interface RangeEditorProps {
  axes: readonly AxisChoice[]
  typed: TypedSampling
  read: ReadSampling
  onChange: (typed: TypedSampling) => void
  onDraw: () => void
  isWorking: boolean
}

/** Between which amounts prices and rates may lie, and how many samples are drawn. */
export function RangeEditor({ axes, typed, read, onChange, onDraw, isWorking }: RangeEditorProps) {
  const { ranges, seed, samples } = typed
  const left = axes.filter(({ axis }) => !ranges.some((range) => sameAxis(range.axis, axis)))
  const setRange = (at: number, range: TypedRange) =>
    onChange({ ...typed, ranges: ranges.map((one, i) => (i === at ? range : one)) })
  const add = (name: string | null) => {
    const axis = left.find((one) => one.name === name)
    if (axis) onChange({ ...typed, ranges: [...ranges, rangeAround(axis)] })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDraw()
  }
  return (
    <form className={styles.editor} onSubmit={submit} data-testid="range-editor">
      <table className={styles.ranges}>
        <thead>
          <tr>
            <th>Amount</th>
            {FIELDS.map(({ field, name }) => (
              <th key={field} className={styles.right}>
                {name}
              </th>
            ))}
            <th>
              <VisuallyHidden>Acts</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {ranges.map((range, at) => (
            <RangeRow
              key={axisName(range.axis)}
              range={range}
              choice={axes.find(({ axis }) => sameAxis(axis, range.axis))}
              problems={read.ok ? {} : (read.ranges[at] ?? {})}
              onChange={(next) => setRange(at, next)}
              onRemove={() => onChange({ ...typed, ranges: ranges.filter((_, i) => i !== at) })}
            />
          ))}
        </tbody>
      </table>
      <ChoiceSelect
        aria-label="Add a range"
        placeholder={left.length > 0 ? 'Add a range…' : 'Every amount has a range'}
        disabled={left.length === 0}
        data={left.map(({ name }) => name)}
        value={null}
        onChoose={add}
        data-testid="add-range"
      />
      <div className={styles.draw}>
        <TextInput
          label="Seed"
          value={seed}
          classNames={{ input: styles.field as string }}
          error={!read.ok && read.seed !== null}
          onChange={(event) => onChange({ ...typed, seed: event.currentTarget.value })}
          data-testid="seed"
        />
        <Select
          label="Samples"
          data={SAMPLES.map((value) => ({ value: `${value}`, label: wholeText(value) }))}
          value={`${samples}`}
          allowDeselect={false}
          onChange={(value) => value && onChange({ ...typed, samples: Number(value) })}
          data-testid="samples"
        />
        <Button
          type="submit"
          disabled={!read.ok || ranges.length === 0 || isWorking}
          data-testid="draw"
        >
          Draw samples
        </Button>
      </div>
      {!read.ok && read.seed !== null && (
        <p className={styles.wrong} role="alert">
          Seed: {read.seed}
        </p>
      )}
      <p className={styles.muted}>
        Without a likely amount each of the range is as likely. Amounts are drawn independently of
        each other.
      </p>
    </form>
  )
}

interface RangeRowProps {
  range: TypedRange
  /** Where the amount is now; undefined: it is not known any more. */
  choice: AxisChoice | undefined
  problems: Partial<Record<Field, string>>
  onChange: (range: TypedRange) => void
  onRemove: () => void
}

function RangeRow({ range, choice, problems, onChange, onRemove }: RangeRowProps) {
  const name = axisName(range.axis)
  const found = FIELDS.flatMap(({ field, name: label }) =>
    problems[field] ? [`${label}: ${problems[field]}`] : [],
  )
  return (
    <>
      <tr data-testid="range">
        <td>
          <div className={styles.rangeName} title={name}>
            {name}
          </div>
          <div className={styles.muted}>
            {choice ? `now ${axisAmount(choice.now, choice.currency)}` : 'not known now'}
          </div>
        </td>
        {FIELDS.map(({ field, name: label }) => (
          <td key={field}>
            <TextInput
              aria-label={`${label} of ${name}`}
              value={range[field]}
              error={problems[field] !== undefined}
              onChange={(event) => onChange({ ...range, [field]: event.currentTarget.value })}
              classNames={{ input: `${styles.field} ${styles.amount}` }}
              data-testid={`range-${field}`}
            />
          </td>
        ))}
        <td>
          <ActionIcon aria-label={`Remove the range of ${name}`} onClick={onRemove}>
            <RemoveIcon size={14} />
          </ActionIcon>
        </td>
      </tr>
      {found.length > 0 && (
        <tr>
          <td colSpan={5} className={styles.wrong} role="alert">
            {found.join('; ')}
          </td>
        </tr>
      )}
    </>
  )
}
