import type { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Change } from '../../shared/model/scenario.ts'
import type { Base } from '../../shared/scenario/base.ts'
import { Overlaid } from '../../shared/scenario/overlaid.ts'
import { overlay } from '../../shared/scenario/overlay.ts'

/** A change of a scenario as a user makes it, each time with another value. */
export interface ScenarioEdit {
  name: string
  change(turn: number): Change
}

/** A price of a part that many modules share, another part in its place, and another maker of a module. */
export function scenarioEdits(base: Base): ScenarioEdit[] {
  const part = base.products.get('M0')?.lines[0]?.item ?? ''
  const others = base.model.parts.filter(({ id }) => id !== part)
  return [
    {
      name: 'price of a part',
      change: (turn) => ({
        kind: 'setPartPrice',
        where: { part },
        price: { amount: `${turn + 1}.17`, currency: 'EUR' },
      }),
    },
    {
      name: 'part for another',
      change: (turn) => ({
        kind: 'swapItem',
        where: { part },
        to: others[(turn * 7919) % others.length]!.id,
      }),
    },
    {
      name: 'place of production',
      change: (turn) => ({
        kind: 'moveProduction',
        product: `M${turn % 100}`,
        to: turn % 2 === 0 ? 'U' : 'E',
        exportedFrom: turn % 3 === 0 ? 'JP' : 'KR',
      }),
    },
  ]
}

/** Lays one changed scenario after another over the base and asks for the verdicts. */
export function scenarioEditor(
  live: LiveEvaluation,
  base: Base,
  { change }: ScenarioEdit,
  { day, pack, destinations }: { day: string; pack: string; destinations: readonly string[] },
) {
  let turn = 0
  return () => {
    const changes = [change(turn++)]
    const scenario = {
      format: 'minimis-scenario' as const,
      version: 1 as const,
      name: 'S',
      changes,
    }
    const over = overlay(base, [scenario], { day, packs: [pack] })
    const [made] = over.report
    if (!made?.fits) throw new Error(`the bench model takes no change: ${made?.why}`)
    const overlaid = new Overlaid(() => live, over)
    return { over, row: overlaid.whole.matrix('W', destinations, 'look-through') }
  }
}
