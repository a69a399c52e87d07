import { z } from 'zod'
import { type SingleCommand, singleCommandsSchema } from './commands.ts'

/**
 * A batch of many commands on its way between threads and processes. Objects pass member by member,
 * text at once: each text is a JSON array of some of the commands, and `count` says how many they are.
 */
export const longBatchSchema = z.object({
  what: z.string().min(1).max(200),
  texts: z.array(z.string()).min(1),
  count: z.number().int().positive(),
})

export type LongBatch = z.infer<typeof longBatchSchema>

/** Commands in one text. */
const PIECE = 500

/** Commands as the texts of a batch. */
export function textsOf(commands: readonly SingleCommand[]): string[] {
  const pieces = Math.ceil(commands.length / PIECE)
  return Array.from({ length: pieces }, (_, i) =>
    JSON.stringify(commands.slice(i * PIECE, (i + 1) * PIECE)),
  )
}

/** The commands of texts, checked a text at a time. Throws a SyntaxError or ZodError on what is none. */
export function* commandsIn(texts: readonly string[]): Generator<SingleCommand> {
  for (const text of texts) yield* singleCommandsSchema.parse(JSON.parse(text))
}
