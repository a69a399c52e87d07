import { activateHomeRow, setCompanyOpen } from '../../stores/home-list.ts'
import { count, countryName } from '../../ui/format.ts'
import { DownIcon, RightIcon } from '../../ui/icons.tsx'
import { type Totals, totalsOf, totalsText } from './figures.ts'
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
  const place = placeOf(group)
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
      <td colSpan={3} title={titleOf(group)}>
        <div className={styles.companyCell}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={`${isOpen ? 'Close' : 'Open'} ${group.name}`}
            onClick={toggle}
          >
            <Icon size={12} />
          </button>
          <span className={styles.companyName}>{group.name}</span>
          <span className={styles.place}>{place}</span>
          <span
            className={`${styles.subtotal} ${styles.figure}`}
            title={`${count(group.products.length, 'product')}: ${totalsText(totals)}`}
            data-testid="subtotal"
          >
            {subtotalText(group.products.length, totals)}
          </span>
        </div>
      </td>
      {shown.map((code, i) => {
        const asking = totals.askingFor[i] ?? 0
        return (
          <td
            key={code}
            className={styles.countCell}
            title={
              totals.known > 0
                ? `${countryName(code)}: something is left to do for ${asking} of ${totals.known}`
                : undefined
            }
          >
            <span className={styles.figure}>{asking > 0 ? asking : ''}</span>
          </td>
        )
      })}
      <td>
        <span className={styles.figure}>
          {totals.incomplete > 0 && `${totals.incomplete} incomplete`}
        </span>
      </td>
      <td />
    </tr>
  )
}

function titleOf({ id, name, country, headquarters }: CompanyRowProps['row']['group']): string {
  if (id === '') return 'Where these are made is not known either'
  const seat = headquarters ? countryName(headquarters) : 'not known'
  return `${name}; country: ${country ? countryName(country) : 'not known'}; headquarters: ${seat}`
}

function placeOf({ id, country, headquarters }: CompanyRowProps['row']['group']): string {
  if (id === '') return ''
  const place = country ?? 'country not known'
  return headquarters === country ? place : `${place}, HQ ${headquarters ?? 'not known'}`
}

/** For how many of the products something is left to do. */
function subtotalText(products: number, { asking, known }: Totals): string {
  if (known === 0) return count(products, 'product')
  return asking > 0 ? `${asking} of ${products} to act on` : `${products}, nothing to act on`
}
