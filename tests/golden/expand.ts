import type { Method } from '../../shared/calc/result/result.ts'

export type Json = { [key: string]: unknown }

/**
 * A case. Unless it holds a whole model or names a base of its file, it is a widget: a commodity W of
 * ECCN 5A991 for 1000 USD, made in Germany by a company that has its headquarters there, and shipped
 * by it. A part is a US commodity of which nothing special is so. A case says what differs:
 *
 * - `made`: the country of the maker and of its headquarters; `kind`: what the product and its parts are.
 * - `parts` are laid over the base's parts with the same id; any other is a new part. A value of null
 *   takes a value away, so that it is unknown.
 * - `product` is laid over the product; or it is the id of the product asked about.
 * - `units`: sub-assemblies, each with the country in which it is made and the ids of what is in it.
 * - `companies`: further companies, by id, with their country.
 * - A product without lines gets one line of one piece for each part and unit that lies in no unit,
 *   unless it says `"lines": []` itself.
 */
export interface Case {
  name: string
  cite: string[]
  why: string
  model?: Json
  base?: string
  made?: string
  kind?: string
  parts?: Json[]
  units?: (Json & { id: string; made: string; of: string[] })[]
  companies?: Record<string, string>
  product?: string | Json
  to: string
  on?: string
  method?: Method
  switches?: Record<string, string>
  expect: {
    outcome: string
    rule?: string | null
    share?: string | { low: string; high: string | null }
    notices?: string[]
  }
}

/** What a case may say. */
export const MEMBERS =
  'name cite why model base made kind parts units companies product to on method switches expect'.split(
    ' ',
  )

export interface CaseFile {
  about: string
  bases?: Record<string, { part?: Json; model: Json }>
  cases: Case[]
}

/** The model of a case, and the id of the product that is asked about. */
export function expand(file: CaseFile, one: Case): { data: Json; product: string } {
  if (one.model) return { data: one.model, product: String(one.product ?? 'W') }
  const base = one.base === undefined ? widget(one) : file.bases?.[one.base]
  if (!base) throw new Error(`no base "${one.base}"`)
  const model = structuredClone(base.model)
  const parts = (model.parts as Json[]).map((part) =>
    layOver(
      part,
      one.parts?.find((change) => change.id === part.id),
    ),
  )
  for (const change of one.parts ?? []) {
    if (!parts.some((part) => part.id === change.id)) parts.push(layOver(base.part ?? {}, change))
  }
  const [first = {}, ...rest] = model.products as Json[]
  const said = typeof one.product === 'object' ? one.product : {}
  const product = layOver(first, said)
  const units = unitsOf(one)
  if ((product.lines as unknown[]).length === 0 && !('lines' in said)) {
    const inside = new Set((one.units ?? []).flatMap(({ of }) => of))
    product.lines = [...parts, ...units]
      .filter(({ id }) => !inside.has(String(id)))
      .map(({ id }) => ({ item: id, quantity: '1' }))
  }
  return {
    data: { ...model, parts, products: [product, ...rest, ...units] },
    product: typeof one.product === 'string' ? one.product : String(product.id),
  }
}

function widget({ made = 'DE', kind = 'commodity', units = [], companies = {} }: Case) {
  const company = (id: string, country: string) => ({ id, country, headquarters: country })
  const makers = new Map(units.map((unit) => [`MAKER-${unit.made}`, unit.made]))
  return {
    part: {
      kind,
      origin: 'US',
      price: { currency: 'USD', basis: 'arms-length' },
      facts: kind === 'commodity' ? { ...PLAIN, ...PLAIN_COMMODITY } : PLAIN,
    },
    model: {
      format: 'minimis-model',
      version: 1,
      currency: 'USD',
      entities: [
        company('MAKER', made),
        ...[...makers, ...Object.entries(companies)].map(([id, country]) => company(id, country)),
      ],
      parts: [],
      products: [
        {
          id: 'W',
          kind,
          eccn: OWN[kind],
          madeBy: 'MAKER',
          price: { amount: '1000', currency: 'USD', basis: 'arms-length' },
          lines: [],
          facts: { militaryCommodity: false, encryptionTechnology: false, computerApp: '0' },
        },
      ],
    },
  }
}

const OWN: Record<string, string> = { commodity: '5A991', software: '5D991', technology: '5E991' }
const PLAIN = { incorporated: true, foodOrMedicine: false, iranSupp7: false, russiaListed: false }
const PLAIN_COMMODITY = { integratedCircuit: false, memory: false, civilTelecom: false }

function unitsOf({ units = [], kind = 'commodity' }: Case): Json[] {
  return units.map(({ made, of, ...unit }) => ({
    kind,
    eccn: 'EAR99',
    madeBy: `MAKER-${made}`,
    price: { amount: '100', currency: 'USD' },
    lines: of.map((item) => ({ item, quantity: '1' })),
    ...unit,
  }))
}

function layOver(base: Json, change: Json | undefined): Json {
  const result = { ...base }
  for (const [key, value] of Object.entries(change ?? {})) {
    const below = result[key]
    result[key] = isObject(below) && isObject(value) ? layOver(below, value) : value
  }
  return result
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
