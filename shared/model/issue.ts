import type { z } from 'zod'

/** What a member must be, by the type that its schema expects. */
const TYPES: Record<string, string> = {
  object: 'must be an object',
  record: 'must be an object',
  array: 'must be a list',
  string: 'must be text',
  boolean: 'must be true or false',
  number: 'must be a number',
  int: 'must be a whole number',
}

/** How the messages begin that no schema has put into words. */
const UNTOLD = /^(Invalid (input|option|discriminator|string)|Too (small|big)|Unrecognized key)/

/** What is wrong with a member in one sentence: the words of its schema, else what it must be. */
export function issueWords(issue: z.core.$ZodIssue): string {
  const { message } = issue
  if (!UNTOLD.test(message)) return message
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? message
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`
    case 'invalid_union': {
      const { options } = issue as { options?: unknown }
      return Array.isArray(options) ? `must be ${oneOf(options)}` : message
    }
    case 'unrecognized_keys':
      return `has what is not known here: ${issue.keys.join(', ')}`
    case 'invalid_format':
      return 'is not of the form that it must have'
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${UNITS[issue.origin] ?? ''}`
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${UNITS[issue.origin] ?? ''}`
    default:
      return message
  }
}

/** What a bound counts; of a number it counts nothing. */
const UNITS: Record<string, string> = { array: ' entries', string: ' characters long' }

function oneOf(values: readonly unknown[]): string {
  const [first] = values
  return values.length === 1 ? String(first) : `one of ${values.map(String).join(', ')}`
}
