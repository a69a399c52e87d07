import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../shared/ipc/contract.ts'

type Licence = Output<'app.licences'>[number]

/** The terms of everything that the app's bundles hold or that is shipped beside them, each once. */
export function licencesIn(appPath: string): Licence[] {
  const found = new Map<string, Licence>()
  for (const part of ['main', 'preload', 'renderer']) {
    const path = join(appPath, 'out', part, 'licences.json')
    for (const licence of JSON.parse(readFileSync(path, 'utf8')) as Licence[])
      found.set(`${licence.name} ${licence.version}`, licence)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
