import { existsSync } from 'node:fs'
import { readScenario, type Scenario } from '../shared/model/scenario.ts'
import type { Model } from '../shared/model/schema.ts'
import type { RulePack } from '../shared/rules/pack.ts'
import { Base } from '../shared/scenario/base.ts'
import { overlay } from '../shared/scenario/overlay.ts'
import { stackOf } from '../shared/scenario/stack.ts'
import { problemLine, type Ruled, readText } from './options.ts'
import { UsageError } from './usage-error.ts'

/** A model with scenarios laid over it, by which pack it is judged, and their names in order. */
export interface LaidOver {
  model: Model
  pack: RulePack
  scenarios: string[]
}

/**
 * Lays scenarios over a base in the order given, each on top of those that it names: one by the name
 * that a workspace keeps it under, or from a file. A change that does not fit is a problem, for what is
 * determined must be what was asked for.
 */
export function laidOver(base: Ruled, given: readonly string[]): LaidOver {
  const problems: string[] = []
  const asked = given.flatMap((text) => scenarioAsked(text, base.scenarios, problems))
  const all = [...asked, ...base.scenarios.filter(({ name }) => !asked.some(named(name)))]
  const stacks = asked.flatMap(({ name }) => {
    const stack = stackOf(name, all)
    if (!stack.ok) problems.push(`--scenario: ${stack.problem}`)
    return stack.ok ? stack.scenarios : []
  })
  if (problems.length > 0) throw new UsageError(problems)
  const scenarios = [...new Set(stacks)]
  const over = overlay(new Base(base.model), scenarios, {
    day: base.day,
    packs: base.packs.ids,
  })
  const unfit = over.report.filter(({ fits }) => !fits)
  if (unfit.length > 0)
    throw new UsageError(
      unfit.map(
        ({ scenario, index, why }) => `--scenario: ${scenario}: change ${index + 1}: ${why}`,
      ),
    )
  return {
    model: over.model,
    pack: base.packs.under(over.pack),
    scenarios: scenarios.map(({ name }) => name),
  }
}

const named = (name: string) => (scenario: Scenario) => scenario.name === name

function scenarioAsked(text: string, kept: readonly Scenario[], problems: string[]): Scenario[] {
  const found = kept.find(named(text))
  if (found) return [found]
  if (!existsSync(text)) {
    const names = kept.length > 0 ? `; there is ${kept.map(({ name }) => name).join(', ')}` : ''
    problems.push(`--scenario: no scenario is called "${text}", and no file${names}`)
    return []
  }
  const read = readScenario(readText(text))
  if (read.ok) return [read.value]
  problems.push(...read.problems.map((problem) => problemLine(text, problem)))
  return []
}
