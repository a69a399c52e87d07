import { type Answer, all, any } from './answer.ts'
import type { Truth } from './possible-item.ts'

/** How an item may be: its paragraph, and an answer to each open question. */
export interface World {
  paragraph: readonly string[]
  truth: Truth
  counted: boolean
}

/** More open questions than this about one item are not played through. */
export const MOST_QUESTIONS = 10

/**
 * Plays an item through with every set of answers to the questions that come up; null where there
 * are too many. A question may only come up once another is answered, so it repeats until none is new.
 */
export function playThrough<W>(questions: Set<string>, world: (truth: Truth) => W): W[] | null {
  for (;;) {
    const asked = [...questions]
    if (asked.length > MOST_QUESTIONS) return null
    const worlds = truthTables(asked).map(world)
    if (questions.size === asked.length) return worlds
  }
}

/** Yes or no where all worlds agree, else unknown. */
export function agreed(values: readonly boolean[]): Answer {
  const answers = values.map((value): Answer => (value ? 'yes' : 'no'))
  const everywhere = all(answers)
  return everywhere === any(answers) ? everywhere : 'unknown'
}

/** The open questions whose answer alone changes whether the item counts, the paragraph first. */
export function decisiveQuestions(worlds: readonly World[]): string[] {
  const missing: string[] = []
  const byTruth = Map.groupBy(worlds, (world) => truthText(world))
  if (differsWithin(byTruth)) missing.push('paragraph')
  for (const question of new Set(worlds.flatMap((world) => [...world.truth.keys()]))) {
    const others = Map.groupBy(
      worlds,
      (world) => `${world.paragraph.join('.')}|${truthText(world, question)}`,
    )
    if (differsWithin(others)) missing.push(question)
  }
  return missing.length > 0 ? missing : ['paragraph']
}

function differsWithin(groups: ReadonlyMap<string, readonly World[]>): boolean {
  return [...groups.values()].some(
    (group) => agreed(group.map((world) => world.counted)) === 'unknown',
  )
}

const NOTHING_ASKED: Truth = new Map()

function truthTables(questions: readonly string[]): Truth[] {
  if (questions.length === 0) return [NOTHING_ASKED]
  return Array.from(
    { length: 2 ** questions.length },
    (_, bits) => new Map(questions.map((question, i) => [question, (bits & (2 ** i)) !== 0])),
  )
}

function truthText(world: World, without?: string): string {
  return [...world.truth]
    .filter(([question]) => question !== without)
    .map(([question, value]) => `${question}=${value}`)
    .join('&')
}
