import { readFileSync } from 'node:fs'
import { evaluateModel } from '../../../shared/calc/evaluate.ts'
import type { Method, Result } from '../../../shared/calc/result/result.ts'
import { readModel } from '../../../shared/model/read.ts'
import type { Model } from '../../../shared/model/schema.ts'
import { type ReportContext, reportProduct } from '../../../shared/report/context.ts'
import type { ReportDocument } from '../../../shared/report/document.ts'
import { resultReport } from '../../../shared/report/result-report.ts'
import { currentPack } from '../../../shared/rules/packs/index.ts'

const file = new URL('../../../samples/telecom.json', import.meta.url)
const read = readModel(readFileSync(file, 'utf8'))
if (!read.ok) throw new Error(JSON.stringify(read.problems))

export const demo = read.value
export const DAY = '2026-11-24'

interface Asked {
  model?: Model
  method?: Method
  choices?: Record<string, string>
}

/** The core's result for one product and destination. */
export function resultOf(product: string, destination: string, asked: Asked = {}): Result {
  const { model = demo, method = 'look-through', choices = {} } = asked
  const request = { pack: currentPack(), day: DAY, method, choices }
  const { results } = evaluateModel(model, {
    ...request,
    products: [product],
    destinations: [destination],
  })
  return results[0] as Result
}

/** What a report needs beside the result. */
export function contextOf(product: string, asked: Asked = {}): ReportContext {
  const { model = demo, choices = {} } = asked
  return {
    pack: currentPack(),
    choices,
    currency: model.currency,
    day: DAY,
    packHash: 'a'.repeat(64),
    product: reportProduct(model, product),
    model,
    appVersion: '9.8.7',
    workspace: 'Telecom demo',
    revision: 118,
    who: 'R. Haas',
    generated: '2026-11-24 10:42 +01:00',
  }
}

export function reportOf(product: string, destination: string, asked: Asked = {}): ReportDocument {
  return resultReport(resultOf(product, destination, asked), contextOf(product, asked))
}

/** The words of a page without its tags, as a reader sees them. */
export function wordsOf(page: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<span class="(?:number|long)">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] as string)
    .replace(/\s+/g, ' ')
}
