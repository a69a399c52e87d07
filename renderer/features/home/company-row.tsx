import { activateHomeRow, setCompanyOpen } from '../../stores/home-list.ts'
import { count, countryName } from '../../ui/format.ts'
import { DownIcon, RightIcon } from '../../ui/icons.tsx'
import { totalsOf, totalsText } from './figures.ts'
import type { HomeRow } from './groups.ts'
import styles from './home.module.css'
import type { HomeFigures } from './use-home.ts'

interface CompanyRowProps {
  row: Extract<HomeRow, { type: 'company' }>
  at: number
  isActive: boolean
  figures: HomeFigures
  shown: readonly string[]
}

/** A company with the sub-totals of its products. */
export function CompanyRow({ row, at, isActive, figures, shown }: CompanyRowProps) {
  const { group, isOpen } = row
  const { rows, destinations } = figures
  const totals = totalsOf(group.products, rows, destinations)
  const toggle = () => setCompanyOpen(group.id, !isOpen)
  const Icon = isOpen ? DownIcon : RightIcon
  return (
    <tr
      id={`home-${at}`}
      aria-selected={isActive}
      aria-rowindex={at + 2}
      aria-level={1}
      aria-expanded={isOpen}
      data-testid="company-row"
      data-company={group.id}
      data-standing={figures.standing}
      className={styles.company}
      onClick={() => activateHomeRow(row.key)}
      onDoubleClick={toggle}
    >
      <td colSpan={2} title={group.name}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={`${isOpen ? 'Close' : 'Open'} ${group.name}`}
          onClick={toggle}
        >
          <Icon size={12} />
        </button>
        {group.name} <span className={styles.place}>{placeOf(group)}</span>
      </td>
      <td title={`${count(group.products.length, 'product')}: ${totalsText(totals)}`}>
        {count(group.products.length, 'product')}
        {totals.byOutcome.subject > 0 && `, ${totals.byOutcome.subject} subject`}
      </td>
      {shown.map((code, i) => {
        const open = totals.openFor[i] ?? 0
        return (
          <td
            key={code}
            className={styles.countCell}
            title={
              totals.known > 0
                ? `${countryName(code)}: ${open} of ${totals.known} are not "not subject"`
                : undefined
            }
          >
            {open > 0 ? open : ''}
          </td>
        )
      })}
      <td>{totals.incomplete > 0 && `${totals.incomplete} incomplete`}</td>
      <td />
    </tr>
  )
}

function placeOf({ id, country, headquarters }: CompanyRowProps['row']['group']): string {
  if (id === '') return ''
  const place = country ? countryName(country) : 'country not known'
  if (headquarters === country) return place
  return `${place} · headquarters ${headquarters ? countryName(headquarters) : 'not known'}`
}
