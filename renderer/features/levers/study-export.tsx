import type { TableReport } from '../../../shared/report/table.ts'
import type { StudySubject } from '../../stores/levers.ts'
import { ExportTable } from '../../ui/export-table.tsx'
import type { StudyBasis } from './study-report.ts'
import type { Study } from './use-study.ts'
import { useStudyBasis } from './use-study-basis.ts'

interface StudyExportProps<V> {
  subject: StudySubject
  study: Study<object, { answer: V | null }>
  /** What the file is called, such as `Tornado`. */
  name: string
  report: (answer: V, basis: StudyBasis) => TableReport
}

/** Writes a study as a file; of an answer that is not the current one nothing goes out. */
export function StudyExport<V>({ subject, study, name, report }: StudyExportProps<V>) {
  const basis = useStudyBasis(subject)
  const { shown } = study
  const answer = shown.state === 'current' ? shown.answered.answer.answer : null
  const { product, destination } = subject
  const over = basis?.scenario ? `, ${basis.scenario.name}` : ''
  return (
    <ExportTable
      name={`${name} ${product} to ${destination}${over}`}
      table={() => {
        if (answer === null || basis === null) throw new Error('It is not worked out yet.')
        return report(answer, basis)
      }}
      isOpen={answer === null || basis === null}
      testId="study-export"
    />
  )
}
