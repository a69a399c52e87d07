import type { z } from 'zod'

/** What a member must be, by the type that its schema expects. */
const TYPES: Record<string, string> = {
  object: 'must be an object',
  record: 'must be an object',
  array: 'must be a list',
  string: 'must be text',
  boolean: 'must be true or false',
  number: 'must be a number',
}

/** What is wrong with a member in one sentence: the words of its schema, else what it must be. */
export function issueWords({ code, message, ...issue }: z.core.$ZodIssue): string {
  const isTold = !message.startsWith('Invalid input')
  if (isTold || code !== 'invalid_type') return message
  return TYPES[(issue as z.core.$ZodIssueInvalidType).expected] ?? message
}
