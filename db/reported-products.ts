import type Database from 'better-sqlite3'
import type { Settings } from '../shared/workspace/settings.ts'
import { statement } from './statements.ts'

/** The products that are technology or have a one-time report, in their order. */
export function productsWithReports(database: Database.Database): string[] {
  const sql = `SELECT id FROM product
    WHERE kind = 'technology' OR technology_reports IS NOT NULL
      OR json_extract(facts, '$.technologyReportFiled') IS NOT NULL
    ORDER BY position`
  return (statement(database, sql).all() as { id: string }[]).map(({ id }) => id)
}

/** By product, the destinations for which something was typed into its papers. */
export function preparedReports({ papers }: Settings): Map<string, string[]> {
  const prepared = new Map<string, string[]>()
  for (const name of Object.keys(papers?.cases ?? {})) {
    const at = name.indexOf(' ')
    const [destination, product] = [name.slice(0, at), name.slice(at + 1)]
    prepared.set(product, [...(prepared.get(product) ?? []), destination])
  }
  return prepared
}
