import type { Scenario } from '../model/scenario.ts'

/** The scenario with those that it lies on top of before it, or what is wrong with the chain. */
export type Stack = { ok: true; scenarios: Scenario[] } | { ok: false; problem: string }

/** Follows `onTopOf` from a scenario down. */
export function stackOf(name: string, all: readonly Scenario[]): Stack {
  const scenarios: Scenario[] = []
  for (let wanted: string | undefined = name; wanted !== undefined; ) {
    const scenario = all.find((candidate) => candidate.name === wanted)
    const [above] = scenarios
    if (!scenario) {
      const problem = above
        ? `${above.name} lies on top of "${wanted}", and there is no such scenario`
        : `there is no scenario "${wanted}"`
      return { ok: false, problem }
    }
    if (scenarios.includes(scenario)) {
      const names = [scenario, ...scenarios].map((member) => member.name)
      return { ok: false, problem: `scenarios lie on top of each other: ${names.join(' > ')}` }
    }
    scenarios.unshift(scenario)
    wanted = scenario.onTopOf
  }
  return { ok: true, scenarios }
}
