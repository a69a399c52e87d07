import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parseSync } from 'vite'

/** Which files import which, directly or by way of others, as far as code runs through it. */
export class Reach {
  private readonly root: string
  private readonly importsOf = new Map<string, readonly string[]>()

  constructor(root: string) {
    this.root = root
  }

  /** The file and all that it imports, as paths from the root. */
  from(file: string): Set<string> {
    const found = new Set([file])
    for (const path of found) for (const below of this.imports(path)) found.add(below)
    return found
  }

  private imports(file: string): readonly string[] {
    const known = this.importsOf.get(file)
    if (known) return known
    const found = /\.tsx?$/.test(file) ? this.read(file) : []
    this.importsOf.set(file, found)
    return found
  }

  private read(file: string): string[] {
    const path = resolve(this.root, file)
    const text = readFileSync(path, 'utf8')
    const { module } = parseSync(path, text)
    const requests = [
      ...module.staticImports
        .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
        .map(({ moduleRequest }) => moduleRequest.value),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ isType, moduleRequest }) =>
          moduleRequest && !isType ? [moduleRequest.value] : [],
        ),
      ),
      ...module.dynamicImports.map(({ moduleRequest }) =>
        text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      ),
    ]
    return requests
      .filter((request) => request.startsWith('.'))
      .map((request) => resolve(dirname(path), request))
      .filter((target) => existsSync(target))
      .map((target) => relative(this.root, target))
  }
}
