import { calendarOf } from '../../shared/licences/ics.ts'
import { allDeadlines, licenceRegister } from '../../shared/licences/register.ts'
import { linkedParties } from '../../shared/licences/registered-parties.ts'
import { entering, licenceTable, readLicenceTable } from '../../shared/licences/sheet.ts'
import { writeCsv } from '../../shared/sheets/csv.ts'
import { writeXlsx } from '../../shared/sheets/xlsx.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'

/** The register of licences, and files of it. */
export function licencesHandlers({ workspace, dialogs, sheets }: Context): HandlersOf<'licences'> {
  const registered = () => {
    const shown = workspace.shown()
    const kept = shown.licences()
    return { kept, register: licenceRegister(kept, shown.day()) }
  }
  return {
    'licences.list': () => workspace.read((shown) => ({ licences: shown.licences() })),
    'licences.exportTable': async ({ format }) => {
      const path = await dialogs.placeForExport('Licences', format)
      if (path === null) return null
      const { kept, register } = registered()
      const rows = licenceTable(register, kept)
      await writeWhole(
        path,
        format === 'csv' ? writeCsv(rows) : await writeXlsx([{ name: 'Licences', rows }]),
      )
      return { path }
    },
    'licences.exportCalendar': async () => {
      const path = await dialogs.placeForFile('Licences.ics')
      if (path === null) return null
      const { register } = registered()
      await writeWhole(path, calendarOf(allDeadlines(register), new Date().toISOString()))
      return { path }
    },
    'licences.importTable': async () => {
      const path = await dialogs.tableToImport()
      const read = path === null ? null : await sheets.read(path)
      if (read === null) return null
      const filled = read.sheets.find(({ rows }) =>
        rows.some((row) => row.some((cell) => cell !== '')),
      )
      const { taken, problems } = readLicenceTable(filled?.rows ?? [])
      if (problems.length > 0)
        throw new Refusal(
          'not-readable',
          'Nothing was entered: the table cannot be read whole.',
          problems,
        )
      if (taken.length === 0)
        throw new Refusal('not-readable', 'No row of the table names a licence.')
      const register = workspace.shown().parties().parties
      const commands = taken.map(({ licence, events }) => ({
        kind: 'saveLicence' as const,
        licence: { ...licence, parties: linkedParties(licence.parties, register) },
        events,
      }))
      const what = entering(taken.map(({ licence }) => licence.reference))
      const { revision } = workspace.edit((open) => open.apply({ kind: 'batch', what, commands }))
      return { revision, entered: taken.length }
    },
  }
}
