import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What somebody else wrote, and its terms. */
interface Licence {
  name: string
  version: string
  licence: string
  text: string
}

/** The part of a bundler's plugin that is used; the same in Vite and Rolldown. */
interface Bundle {
  [file: string]: { type: string; moduleIds?: readonly string[] }
}

/**
 * Writes `licences.json` beside a bundle: the terms of every package that a module of it comes from,
 * and of those named, which are shipped beside it.
 */
export function licenceTexts(beside: readonly string[] = []) {
  return {
    name: 'licence-texts',
    generateBundle(
      this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): void },
      _options: unknown,
      bundle: Bundle,
    ) {
      const ids = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
      const folders = new Set([
        ...ids.flatMap((id) => packageFolder(id) ?? []),
        ...beside.map((name) => join(process.cwd(), 'node_modules', name)),
      ])
      const licences = [...folders].map(licenceOf).sort((a, b) => (a.name < b.name ? -1 : 1))
      const source = JSON.stringify(licences)
      this.emitFile({ type: 'asset', fileName: 'licences.json', source })
    },
  }
}

/** The folder of the package that a module lies in; null: it is the app's own. */
export function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/')
  const at = path.lastIndexOf('/node_modules/')
  if (at < 0) return null
  const [first = '', second = ''] = path.slice(at + '/node_modules/'.length).split('/')
  const name = first.startsWith('@') ? `${first}/${second}` : first
  const folder = `${path.slice(0, at)}/node_modules/${name}`
  return existsSync(join(folder, 'package.json')) ? folder : null
}

/** Throws where a package says nothing of its terms. */
function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string }
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  if (!license && text === '') throw new Error(`${name} says nothing of its licence`)
  return { name, version, licence: license ?? '', text }
}
