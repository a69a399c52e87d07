import { writeForm } from '../shared/sheets/form.ts'
import { templateOf } from '../shared/tabular/template.ts'
import { parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'
import { templateUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** `minimis template`: writes the workbook that engineers fill in and `minimis import` reads. */
export function writeTemplate(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' } },
  })
  const { output } = values
  if (!output || positionals.length > 0) throw new UsageError([`usage: minimis ${templateUsage}`])
  if (!/\.xlsx$/i.test(output)) {
    throw new UsageError([`-o: ${output} is no .xlsx file, and the template is one`])
  }
  writeNew(output, writeForm(templateOf()))
}
