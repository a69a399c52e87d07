import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { TableReport } from '../../../shared/report/table.ts'
import {
  type RegisteredReport,
  reportScopeText,
  reportStateText,
} from '../../../shared/rules/report-register.ts'
import { asCallError, call } from '../../stores/call.ts'
import { openItem } from '../../stores/item.ts'
import { latest } from '../../stores/latest.ts'
import { reportBasis } from '../../stores/report-basis.ts'
import { useResult } from '../../stores/result.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import { headed, shortColumn, textColumn } from '../../ui/report-table.ts'
import table from '../../ui/table.module.css'
import styles from './reports.module.css'

/** The register of one-time technology reports (734 Supp. 2(b)): each with how it stands today. */
export function ReportsDialog() {
  const isOpened = useScreen((store) => store.panel === 'reports')
  return (
    <Modal opened={isOpened} onClose={closePanel} title="Technology reports" size={1100}>
      {isOpened && <Register />}
    </Modal>
  )
}

const ticket = latest()

function Register() {
  const { revision, day = '' } = useWorkspace((store) => store.workspace) ?? {}
  const method = useResult((store) => store.method)
  const [reports, setReports] = useState<readonly RegisteredReport[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another revision or day
  useEffect(() => {
    const isLatest = ticket()
    call('products.reports').then(
      (answer) => isLatest() && setReports(answer.reports),
      (error) => isLatest() && setProblem(asCallError(error).message),
    )
  }, [revision, day])
  const open = (product: string) => {
    closePanel()
    openItem(product)
  }
  return (
    <div className={styles.register} data-testid="reports">
      <div className={styles.head}>
        <p className={styles.note}>
          De minimis for technology may be relied on from the 31st day after the report was filed,
          for the destinations that it names, unless BIS makes contact (734 Supp. 2(b)). A report is
          prepared with Export on the product, and entered and corrected in its data. As of {day}.
        </p>
        <ExportTable
          name={`Technology reports ${day}`}
          table={() => registerTable(reports ?? [], reportBasis(method))}
          isOpen={reports === null}
          inDialog
          testId="reports-export"
        />
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {reports?.length === 0 && (
        <p className={styles.note} data-testid="no-reports">
          No product is technology, and no report is recorded. The kind of a product is set in its
          data.
        </p>
      )}
      {reports && reports.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table} aria-label="Technology reports">
            <thead>
              <tr>
                {HEADINGS.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reports.map((report, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: reports have no id; the list is shown whole
                <tr key={at} data-testid="registered-report" data-state={report.state}>
                  <td>
                    <button
                      type="button"
                      className={styles.open}
                      title="Its data, where reports are entered and corrected"
                      onClick={() => open(report.product)}
                    >
                      {report.product}
                    </button>{' '}
                    <span className={styles.note}>{report.name}</span>
                  </td>
                  <td>{report.filed ?? 'not filed'}</td>
                  <td>{reportScopeText(report)}</td>
                  <td className={styles.state}>{reportStateText(report)}</td>
                  <td>{report.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

const HEADINGS = ['Product', 'Filed', 'For', 'How it stands', 'Note']

function registerTable(
  reports: readonly RegisteredReport[],
  basis: ReturnType<typeof reportBasis>,
): TableReport {
  return {
    ...headed('Technology reports (734 Supp. 2(b))', basis),
    columns: [
      textColumn('Product'),
      textColumn('Name'),
      shortColumn('Filed'),
      textColumn('For'),
      textColumn('How it stands'),
      textColumn('Note'),
    ],
    rows: reports.map((report) => ({
      cells: [
        report.product,
        report.name,
        report.filed ?? 'not filed',
        reportScopeText(report),
        reportStateText(report),
        report.note ?? '',
      ],
    })),
  }
}
