import type { ColDef } from 'ag-grid-community'
import type { RulePack } from '../../../shared/rules/pack.ts'
import type { PartRow } from '../../../shared/workspace/views.ts'
import type { Suggestion } from '../../ui/choosing/suggestion.ts'
import { eccnColumn } from '../../ui/grid/columns/eccn-column.ts'
import { kindColumn } from '../../ui/grid/columns/kind-column.ts'
import { nameColumn } from '../../ui/grid/columns/name-column.ts'
import { originColumn } from '../../ui/grid/columns/origin-column.ts'
import { priceColumns } from '../../ui/grid/columns/price-columns.ts'
import { supplierColumn } from '../../ui/grid/columns/supplier-column.ts'
import { usContentColumns } from '../../ui/grid/columns/us-content-columns.ts'
import { drawnChips } from '../../ui/grid/drawn-chips.ts'
import styles from '../../ui/register.module.css'
import { missingChips } from './asked-words.ts'
import type { PartView } from './part-filters.ts'

interface PartColumnsOptions extends PartView {
  pack: RulePack
  origins: { code: string; name: string }[]
  suppliers: () => readonly Suggestion[]
  currencies: () => readonly string[]
}

/** The columns of the register of parts. */
export function partColumns(options: PartColumnsOptions): ColDef<PartRow>[] {
  const { pack, origins, isUs, asked, suppliers, currencies } = options
  const needsParagraph = (part: PartRow) => asked(part).includes('paragraph')
  const [amount, currency, basis] = priceColumns<PartRow>(currencies, ({ price }) => price)
  const [share, usEccn] = usContentColumns<PartRow>(pack)
  return [
    {
      colId: 'id',
      headerName: 'Part',
      width: 132,
      pinned: 'left',
      lockPosition: 'left',
      valueGetter: ({ data }) => data?.id,
      tooltipValueGetter: ({ data }) => data?.id,
    },
    narrow(nameColumn(), { minWidth: 170 }),
    narrow(originColumn({ origins, isUs }), { width: 60 }),
    narrow(eccnColumn({ pack, needsParagraph }), { width: 96 }),
    {
      colId: 'missing',
      headerName: 'Missing',
      width: 124,
      valueGetter: ({ data }) => (data ? asked(data) : []),
      valueFormatter: ({ value }) => labels(value, pack).join(', '),
      comparator: (a: readonly string[], b: readonly string[]) => a.length - b.length,
      cellRenderer: missingCell,
      cellRendererParams: { pack },
      tooltipValueGetter: ({ value }) =>
        missingChips(value, pack)
          .map(({ meaning }) => meaning)
          .join('. '),
    },
    narrow(amount, { width: 84 }),
    narrow(currency, { width: 50, headerName: 'Cur.', headerTooltip: 'Currency' }),
    narrow(share, { width: 96, headerTooltip: 'US content that the supplier declares' }),
    narrow(usEccn, { width: 68 }),
    {
      colId: 'usedOn',
      headerName: 'Lines',
      headerTooltip: 'On how many lines of bills of materials it is',
      width: 52,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.usedOn,
      cellClassRules: { [styles.faint as string]: ({ value }) => value === 0 },
    },
    narrow(supplierColumn(suppliers), { width: 108 }),
    narrow(basis, { width: 104 }),
    narrow(kindColumn(), { width: 92 }),
  ]
}

function narrow(column: ColDef<PartRow>, widths: Partial<ColDef<PartRow>>): ColDef<PartRow> {
  return { ...column, ...widths }
}

function labels(asked: readonly string[], pack: RulePack): string[] {
  return missingChips(asked, pack).map(({ label }) => label)
}

function missingCell({ value, pack }: { value: readonly string[] | undefined; pack: RulePack }) {
  return drawnChips(labels(value ?? [], pack))
}
