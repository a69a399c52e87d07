import { readdirSync, readFileSync } from 'node:fs'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type Differences, expand } from './expand.ts'

interface Case extends Differences {
  name: string
  to: string
  on?: string
  method?: Method
  switches?: Record<string, string>
}

/** The model of a golden case with its result. */
export interface AskedCase {
  name: string
  day: string
  model: Model
  choices: Record<string, string>
  result: Result
}

export const GOLDEN_DAY = '2026-11-24'

/** Every golden case, worked out on its day. */
export function askedCases(): AskedCase[] {
  const folder = new URL('cases/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.sort().flatMap((file) => {
    const { bases, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    return (cases as Case[]).map((one) => {
      const { model, product } = expand(one, bases)
      const read = checkModel(model)
      if (!read.ok) throw new Error(`${one.name}: ${JSON.stringify(read.problems)}`)
      const choices = one.switches ?? {}
      const day = one.on ?? GOLDEN_DAY
      const { results } = evaluateModel(read.value, {
        pack: currentPack(),
        day,
        destinations: [one.to],
        products: [product],
        method: one.method ?? 'look-through',
        choices,
      })
      return { name: one.name, day, model: read.value, choices, result: results[0] as Result }
    })
  })
}
