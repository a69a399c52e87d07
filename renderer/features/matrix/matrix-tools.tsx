import { Button, Kbd, SegmentedControl, Select, Switch, TextInput } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import type { Method } from '../../../shared/calc/result/result.ts'
import {
  type Choice,
  type MatrixView,
  type Only,
  toggleComparison,
  useMatrixView,
  useSelection,
} from '../../stores/matrix-view.ts'
import { useProducts } from '../../stores/products.ts'
import { chooseMethod, useResult } from '../../stores/result.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { destinationChoices, onlyChoices } from './choices.ts'
import { DifferenceSelect } from './difference-select.tsx'
import styles from './matrix.module.css'
import { OrderSelect } from './order-select.tsx'
import { useGroups } from './use-shown.ts'
import { Working } from './working.tsx'

interface MatrixToolsProps {
  destinationFilter: RefObject<HTMLInputElement | null>
  productFilter: RefObject<HTMLInputElement | null>
  onEditSets: () => void
  /** What can be done with the view. */
  children: ReactNode
  /** The filters were left by key: the table is to have the keyboard. */
  onDone: () => void
}

const set = (view: Partial<MatrixView>) => useMatrixView.setState(view)

/** What is shown, in which order and by which method. */
export function MatrixTools(props: MatrixToolsProps) {
  const view = useSelection()
  const picture = useMatrixView(({ picture: shown }) => shown)
  const groups = useGroups()
  const method = useResult((store) => store.method)
  const settings = useWorkspace((store) => store.workspace?.settings)
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const products = useProducts((store) => store.rows) ?? []
  const top = products.filter((row) => !row.isSubAssembly).length
  if (!settings) return null
  return (
    <div className={styles.tools}>
      <h1>Matrix</h1>
      <ChoiceSelect
        className={styles.choice}
        aria-label="Destinations shown"
        data={destinationChoices(groups, settings)}
        value={view.choice}
        allowDeselect={false}
        onFocus={(event) => event.currentTarget.select()}
        maxDropdownHeight={420}
        comboboxProps={{ width: 340, position: 'bottom-start' }}
        onChoose={(value) => value && set({ choice: value as Choice })}
        data-testid="matrix-choice"
      />
      {canEdit && (
        <Button variant="default" onClick={props.onEditSets} data-testid="edit-sets">
          Sets…
        </Button>
      )}
      <Filter
        inputRef={props.destinationFilter}
        label="Filter destinations"
        placeholder="Destinations"
        hotKey="F"
        value={view.destinationFilter}
        onChange={(destinationFilter) => set({ destinationFilter })}
        onDone={props.onDone}
      />
      <Filter
        inputRef={props.productFilter}
        label="Filter products"
        placeholder="Products"
        hotKey="/"
        value={view.productFilter}
        onChange={(productFilter) => set({ productFilter })}
        onDone={props.onDone}
      />
      <Select
        className={styles.only}
        aria-label="Rows and columns shown"
        data={onlyChoices(view.compares)}
        value={view.only}
        allowDeselect={false}
        comboboxProps={{ width: 230, position: 'bottom-start' }}
        onChange={(value) => value && set({ only: value as Only })}
        data-testid="matrix-only"
      />
      <span className={styles.gap} />
      <Working />
      <SegmentedControl
        aria-label="Shares, lowest prices or map"
        data={[
          { value: 'table', label: 'Table' },
          { value: 'floors', label: 'Lowest price' },
          { value: 'map', label: 'Map' },
        ]}
        value={picture}
        onChange={(value) => set({ picture: value as MatrixView['picture'] })}
        data-testid="matrix-picture"
      />
      <span className={styles.break} />
      <SegmentedControl
        aria-label="Which products"
        value={view.showAll ? 'all' : 'top'}
        onChange={(value) => set({ showAll: value === 'all' })}
        data={[
          { value: 'top', label: `Top products ${top}` },
          { value: 'all', label: `All ${products.length}` },
        ]}
        data-testid="matrix-products"
      />
      <OrderSelect />
      {picture === 'table' && <DifferenceSelect />}
      <SegmentedControl
        aria-label="Method"
        data={[
          { value: 'look-through', label: 'Look-through' },
          { value: 'second-incorporation', label: 'Second incorporation' },
        ]}
        value={method}
        onChange={(value) => chooseMethod(value as Method)}
        data-testid="matrix-method"
      />
      <Switch
        size="xs"
        label="Mark where the methods differ"
        checked={view.compares}
        onChange={toggleComparison}
        data-testid="matrix-compare"
      />
      <span className={styles.gap} />
      {props.children}
    </div>
  )
}

interface FilterProps {
  inputRef: RefObject<HTMLInputElement | null>
  label: string
  placeholder: string
  hotKey: string
  value: string
  onChange: (value: string) => void
  onDone: () => void
}

function Filter({ inputRef, label, placeholder, hotKey, value, onChange, onDone }: FilterProps) {
  return (
    <TextInput
      ref={inputRef}
      className={styles.filter}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      rightSection={value === '' ? <Kbd>{hotKey}</Kbd> : null}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('')
        if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key)) return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
      data-testid={`filter-${placeholder.toLowerCase()}`}
    />
  )
}
