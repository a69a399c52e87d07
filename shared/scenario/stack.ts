import type { Scenario } from '../model/scenario.ts'

/** The scenario with those that it lies on top of before it, or what is wrong with the chain. */
export type Stack<S extends Scenario = Scenario> =
  | { ok: true; scenarios: S[] }
  | { ok: false; problem: string }

/** Follows `onTopOf` from a scenario down. */
export function stackOf<S extends Scenario>(name: string, all: readonly S[]): Stack<S> {
  const scenarios: S[] = []
  for (let wanted: string | undefined = name; wanted !== undefined; ) {
    const scenario: S | undefined = all.find((candidate) => candidate.name === wanted)
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
