import type { z } from 'zod'
import { issueWords } from '../model/issue.ts'

/** What the members of a licence and of its events are called where people type them. */
const NAMES: Readonly<Record<string, string>> = {
  reference: 'Own reference',
  type: 'Type',
  destinations: 'Countries',
  endUse: 'Specific end use',
  parties: 'Party',
  items: 'Item',
  product: 'product',
  description: 'description',
  eccn: 'ECCN',
  quantity: 'quantity',
  unit: 'unit',
  value: 'value',
  currency: 'currency',
  name: 'name',
  country: 'country',
  address: 'address',
  number: 'Licence number',
  expires: 'Last day',
  controlNumber: 'Control number',
  day: 'On',
  paper: 'Paper',
  reason: 'Reason',
}

/**
 * What is wrong with a licence or an event, each with the field as it is called where it is typed.
 * `labels` gives those of a form; places in lists are counted from 1.
 */
export function memberProblems(
  issues: readonly z.core.$ZodIssue[],
  labels: Readonly<Record<string, string>> = {},
): string[] {
  const wordOf = (step: PropertyKey) =>
    typeof step === 'number'
      ? String(step + 1)
      : (labels[String(step)] ?? NAMES[String(step)] ?? String(step))
  return issues.map((issue) => {
    // The place of an event in a list says nothing to who reads it.
    const path = typeof issue.path[0] === 'number' ? issue.path.slice(1) : issue.path
    const [member = '', place, ...inside] = path
    const where =
      typeof place === 'number'
        ? [`${wordOf(member)} ${place + 1}`, ...inside.map(wordOf)]
        : path.map(wordOf)
    return [where.join(', '), issueWords(issue)].filter(Boolean).join(': ')
  })
}
