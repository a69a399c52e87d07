import { Select } from '@mantine/core'
import type { TechnologyReport } from '../../../shared/model/schema.ts'
import { firstDayOfReliance } from '../../../shared/rules/technology-report.ts'
import { type ReadCell, read, unreadable } from '../../../shared/tabular/cell.ts'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import { changeItem } from '../../stores/item.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { countryName } from '../../ui/format.ts'
import { typedText } from '../../ui/typed.ts'
import { typedDestinations } from '../../ui/typed-destinations.ts'
import { useCanEdit, usePack } from '../../ui/workspace-context.ts'
import { CommittedInput } from './committed-input.tsx'
import styles from './item.module.css'
import type { ProductHead } from './product-data.tsx'
import { AddForm, Remove, textIn } from './records.tsx'
import { relianceText } from './reliance-text.ts'
import { typedDay } from './typed-day.ts'

/** Whether reports are asked of a product, or some are recorded for it all the same. */
export function hasReports({ kind, technologyReports, facts }: ProductHead): boolean {
  const isRecorded = Boolean(technologyReports?.length) || facts?.technologyReportFiled != null
  return kind === 'technology' || isRecorded
}

/** The one-time reports on technology (734 Supp. 2(b)): when, for where, and what BIS said of it. */
export function TechnologyReports({ product }: { product: ProductHead }) {
  const canEdit = useCanEdit()
  const pack = usePack()
  const { id, facts } = product
  const reports = product.technologyReports ?? []
  const commandOf = (technologyReports: TechnologyReport[]): SingleCommand => ({
    kind: 'changeProduct',
    id,
    set: { technologyReports: technologyReports.length > 0 ? technologyReports : null },
  })
  const change = (at: number, members: Partial<TechnologyReport>) =>
    changeItem({
      technologyReports: reports.with(at, { ...reports[at], ...members } as TechnologyReport),
    })
  const add = (fields: FormData) => {
    const filed = typedFilingDay(textIn(fields, 'filed'))
    const destinations = typedDestinations(textIn(fields, 'destinations'), pack)
    if (!filed.ok) return filed.message
    if (!destinations.ok) return destinations.message
    return commandOf([...reports, { filed: filed.value, destinations: destinations.value }])
  }
  return (
    <>
      {reports.length === 0 && (
        <p className={styles.none}>No report that names its destinations.</p>
      )}
      {reports.map((report, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reports have no id and are never reordered
        <div key={at} className={styles.record} data-testid="technology-report">
          <Report report={report} canEdit={canEdit} onChange={(members) => change(at, members)} />
          {canEdit && (
            <Remove
              label={`Remove the report of ${report.filed}`}
              command={commandOf(reports.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      {canEdit && (
        <AddForm label="Add report" read={add}>
          <input name="filed" aria-label="Filed on" placeholder="YYYY-MM-DD" />
          <input name="destinations" aria-label="Destinations" placeholder="for, such as CN, MO" />
        </AddForm>
      )}
      {facts?.technologyReportFiled != null && (
        <div className={styles.fields}>
          <CommittedInput
            label="Filed without destinations on"
            value={facts.technologyReportFiled}
            read={typedDay}
            commit={(technologyReportFiled) =>
              changeItem({ facts: { ...facts, technologyReportFiled } })
            }
            canEdit={canEdit}
            placeholder="YYYY-MM-DD"
            hint="counts up to the level of 734.4(c) only"
          />
        </div>
      )}
    </>
  )
}

interface ReportProps {
  report: TechnologyReport
  canEdit: boolean
  onChange: (members: Partial<TechnologyReport>) => Promise<unknown>
}

function Report({ report, canEdit, onChange }: ReportProps) {
  const pack = usePack()
  const { filed, destinations, state, stateOn, note } = report
  return (
    <div className={styles.fields}>
      <CommittedInput
        label="Filed on"
        value={filed}
        read={typedFilingDay}
        commit={(day) => onChange({ filed: day })}
        canEdit={canEdit}
      />
      <CommittedInput
        label="For"
        value={destinations.join(', ')}
        read={(text) => typedDestinations(text, pack)}
        commit={(codes) => onChange({ destinations: codes })}
        canEdit={canEdit}
        hint={destinations.map(countryName).join(', ')}
      />
      <Select
        label="State"
        data={STATES}
        value={state ?? 'filed'}
        readOnly={!canEdit}
        allowDeselect={false}
        description={<Reliance report={report} />}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={(chosen) =>
          void attempt('set the state of the report', () =>
            onChange({ state: chosen as TechnologyReport['state'] }),
          )
        }
      />
      <CommittedInput
        label="Since"
        value={stateOn ?? ''}
        read={typedDay}
        commit={(day) => onChange({ stateOn: day })}
        canEdit={canEdit}
        placeholder="YYYY-MM-DD"
      />
      <div className={styles.whole}>
        <CommittedInput
          label="Note"
          value={note ?? ''}
          read={typedText}
          commit={(text) => onChange({ note: text })}
          canEdit={canEdit}
          placeholder=""
        />
      </div>
    </div>
  )
}

/** From which day a report may be relied on by itself, and how far that is from the day of determination. */
function Reliance({ report }: { report: TechnologyReport }) {
  const pack = usePack()
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  return (
    <span data-testid="reliance">
      {relianceText(firstDayOfReliance(pack, report), report, day)}
    </span>
  )
}

function typedFilingDay(text: string): ReadCell<string> {
  const day = typedDay(text)
  if (!day.ok) return day
  return day.value === null ? unreadable('Give the day on which it was filed.') : read(day.value)
}

const STATES = [
  { value: 'filed', label: 'filed' },
  { value: 'contacted', label: 'contacted by BIS' },
  { value: 'cleared', label: 'cleared by BIS' },
  { value: 'stopped', label: 'stopped by BIS' },
]
