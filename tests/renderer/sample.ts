import { readFileSync } from 'node:fs'
import { evaluateModel } from '../../shared/calc/evaluate.ts'
import type { Method, Result } from '../../shared/calc/result/result.ts'
import { readModel } from '../../shared/model/read.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'

const file = new URL('../../samples/telecom.json', import.meta.url)
const read = readModel(readFileSync(file, 'utf8'))
if (!read.ok) throw new Error(JSON.stringify(read.problems))

/** The model of the demo workspace. */
export const sample = read.value

/** The result of a product of the demo workspace. */
export function sampleResult(
  product: string,
  destination: string,
  method: Method = 'look-through',
): Result {
  const { results } = evaluateModel(sample, {
    pack: currentPack(),
    day: '2026-11-24',
    destinations: [destination],
    products: [product],
    method,
  })
  if (!results[0]) throw new Error('no result')
  return results[0]
}
