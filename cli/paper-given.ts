import { pathText } from '../shared/model/read.ts'
import { type Given, givenSchema, problemsOfGiven } from '../shared/paper/given.ts'
import { loadJson, problemLine } from './options.ts'

/** Options by which people give what no model says. */
export const GIVEN_OPTIONS = {
  given: { type: 'string' },
  set: { type: 'string', multiple: true },
  spare: { type: 'string', multiple: true },
} as const

interface Values {
  given?: string | undefined
  set?: string[] | undefined
  spare?: string[] | undefined
}

/** Entries and spare parts from a file and the command line, which wins. Every problem names its place. */
export function loadGiven({ given, set = [], spare = [] }: Values, problems: string[]): Given {
  const read = given === undefined ? { entries: {} } : readGiven(given, problems)
  const entries = { ...read.entries, ...pairs('--set', set, problems) }
  const named = pairs('--spare', spare, problems)
  for (const [item, quantity] of Object.entries(named))
    if (!/^\d+(\.\d+)?$/.test(quantity) || !/[1-9]/.test(quantity))
      problems.push(`--spare: "${quantity}" of ${item} is not a number above zero`)
  const spares = spare.length > 0 ? { ...read.spares, ...named } : read.spares
  const all: Given = { entries, ...(spares && { spares }) }
  for (const { path, message } of problemsOfGiven(all))
    problems.push(problemLine(given ?? '--set', { path, message }))
  return all
}

function readGiven(path: string, problems: string[]): Given {
  const read = givenSchema.safeParse(loadJson(path))
  if (read.success) return read.data
  for (const issue of read.error.issues)
    problems.push(problemLine(path, { path: pathText(issue.path), message: issue.message }))
  return { entries: {} }
}

/** Texts such as NAME=VALUE by their names. */
function pairs(
  option: string,
  texts: readonly string[],
  problems: string[],
): Record<string, string> {
  const found = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    const name = text.slice(0, at).trim()
    if (at < 1 || name === '') problems.push(`${option}: "${text}" is not of the form NAME=VALUE`)
    else if (found.has(name)) problems.push(`${option}: ${name} is given more than once`)
    else found.set(name, text.slice(at + 1))
  }
  return Object.fromEntries(found)
}
