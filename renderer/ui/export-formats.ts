import type { ExportFormat } from '../../shared/ipc/contract.ts'

/** The formats that everything is exported in, as one says them. */
export const FORMAT_NAMES: Record<ExportFormat, string> = {
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
  html: 'Web page',
  json: 'JSON',
}

/** A format with what the file holds. */
export interface OfferedFormat {
  format: ExportFormat
  what: string
}

/** What a table with what belongs to it becomes in each format. */
export const TABLE_FORMATS: readonly OfferedFormat[] = [
  { format: 'pdf', what: 'for reading and filing' },
  { format: 'xlsx', what: 'a sheet for each part' },
  { format: 'csv', what: 'one table after another' },
  { format: 'html', what: 'in one file' },
  { format: 'json', what: 'as data, every figure exact' },
]

/** What the report on a result becomes in each format. */
export const RESULT_FORMATS: readonly OfferedFormat[] = [
  { format: 'pdf', what: 'the report, for reading and filing' },
  { format: 'xlsx', what: 'a sheet for each part' },
  { format: 'csv', what: 'one table after another' },
  { format: 'html', what: 'the report, in one file' },
  { format: 'json', what: 'the result as data' },
]
