import { z } from 'zod'
import { LONGEST_JSON } from '../shared/bounds.ts'
import { licenceEventSchema, licenceSchema } from '../shared/licences/schema.ts'
import { isDestinationCode } from '../shared/model/country.ts'
import { issueWords } from '../shared/model/issue.ts'
import { parseJson } from '../shared/model/json.ts'
import { date, destination, id, text } from '../shared/model/members.ts'
import { partySchema } from '../shared/model/party.ts'
import { rowNotTakenSchema } from '../shared/model/rows-not-taken.ts'
import { scenarioSchema } from '../shared/model/scenario.ts'
import {
  entitySchema,
  lineSchema,
  modelSchema,
  partSchema,
  productSchema,
  rateSchema,
  usContentSchema,
} from '../shared/model/schema.ts'
import { screeningDecisionSchema, screeningListSchema } from '../shared/model/screening.ts'
import { settingsSchema } from '../shared/workspace/settings.ts'

type Shape = Record<string, z.ZodType>

const part = partSchema.shape
const product = productSchema.shape
const price = part.price.unwrap().unwrap().shape
const discrete = product.discrete.unwrap().unwrap().shape
const usContent = usContentSchema.shape
const rowNotTaken = rowNotTakenSchema.shape
const licence = licenceSchema.shape

/** A whole number, such as the place of a row. */
export const whole = z.int({ error: 'must be a whole number' })
const string = z.string({ error: 'must be text' })
const filled = text.min(1, { error: 'must not be empty' })
const day = date.nullable()

/** A column of JSON whose value fits a schema; its problems lie at the members. */
function json(schema: z.ZodType) {
  const fitsEmpty = schema.safeParse({}).success
  return string
    .max(LONGEST_JSON, { error: `has more than ${LONGEST_JSON} characters`, abort: true })
    .superRefine((column, context) => {
      if (fitsEmpty && column === '{}') return
      const read = parseJson(column)
      if (!read.ok) context.addIssue({ code: 'custom', message: `${read.message} (${read.path})` })
      const issues = read.ok ? schema.safeParse(read.value).error?.issues : []
      for (const issue of issues ?? [])
        context.addIssue({ code: 'custom', path: issue.path, message: issueWords(issue) })
    })
}

/**
 * What lies beside the columns: the members that have none, and any that the schema does not know. One
 * that has a column would take the column's place on reading, so it may not stand here.
 */
function beside(shape: Shape, columns: readonly string[], others: Shape = {}) {
  const own = z.never({ error: 'has a column of its own and stands here too' }).optional()
  const members = Object.entries(shape).map(([name, schema]) => [
    name,
    columns.includes(name) ? own : schema,
  ])
  const known = { ...Object.fromEntries(members), ...others }
  return json(z.looseObject(known, { error: 'must be an object' }))
}

/** At a destination a price has its basis beside the columns, of whatever form. */
const { basis: _, ...local } = price
const besidePrice = {
  general: beside(price, ['amount', 'currency', 'basis']),
  local: beside(local, ['amount', 'currency']),
}

/** A row of a table as SQLite gives it. */
export type Row = Record<string, string | number | null>

/** What is wrong in a row: at a column, and within its JSON at a member. */
export interface RowIssue {
  path: readonly PropertyKey[]
  message: string
}

export interface RowSchema {
  columns: Record<string, z.ZodType>
  /** What must hold between the columns, where each is right by itself. */
  between?: (row: Row) => RowIssue[]
}

/** What is wrong with one column by a schema that another column chooses. */
function at(column: string, schema: z.ZodType, row: Row): RowIssue[] {
  const issues = schema.safeParse(row[column]).error?.issues ?? []
  return issues.map(({ path, message }) => ({ path: [column, ...path], message }))
}

/** Refuses columns of a part of a row that are there without one another. */
function together(row: Row, main: string, needed: string, others: readonly string[]): RowIssue[] {
  if (row[main] != null)
    return row[needed] == null ? [{ path: [needed], message: `is missing beside ${main}` }] : []
  return [needed, ...others]
    .filter((column) => row[column] != null)
    .map((column) => ({ path: [column], message: `stands without ${main}` }))
}

/** Refuses a column that is not what its row's body says too. */
function sameAs(column: string, value: Row[string] | undefined, body: Row[string] | undefined) {
  const said = (JSON.parse(String(body)) as Record<string, unknown>)[column]
  return said === value ? [] : [{ path: [column], message: 'is not what stands in its body' }]
}

const settingValues = new Map<unknown, z.ZodType>(
  Object.entries(settingsSchema.shape).map(([name, schema]) => [name, json(schema)]),
)

/** Members of a product that have no column of their own. */
const BESIDE_PRODUCT = new Set(['classification', 'directProduct', 'prices'])

/** What a row of each table must be, from the schema of the model file. */
export const ROW_SCHEMAS = {
  workspace: {
    columns: {
      id: z.literal(1, { error: 'must be 1' }),
      name: text,
      currency: modelSchema.shape.currency,
      created_at: text,
      extra: beside(modelSchema.shape, Object.keys(modelSchema.shape)),
    },
  },
  setting: {
    columns: { name: z.enum(Object.keys(settingsSchema.shape), { error: 'is no setting' }) },
    between: (row) => at('value', settingValues.get(row.name) ?? string, row),
  },
  column_mapping: { columns: { key: string.min(1), mapping: json(z.unknown()) } },
  scenario: {
    columns: { id: whole, name: text, position: whole, body: json(scenarioSchema) },
    between: ({ name, body }) =>
      (JSON.parse(String(body)) as { name: unknown }).name === name
        ? []
        : [{ path: ['name'], message: 'is not the name that stands in its body' }],
  },
  licence: {
    columns: { id: whole, reference: licence.reference, body: json(licenceSchema) },
    between: ({ reference, body }) => sameAs('reference', reference, body),
  },
  licence_event: {
    columns: {
      id: whole,
      licence: whole,
      day: date,
      kind: string,
      body: json(licenceEventSchema),
    },
    between: ({ day, kind, body }) => [...sameAs('day', day, body), ...sameAs('kind', kind, body)],
  },
  rate: {
    columns: {
      id: whole,
      from_currency: rateSchema.shape.from,
      to_currency: rateSchema.shape.to,
      as_of: rateSchema.shape.asOf,
      position: whole,
      rate: rateSchema.shape.rate,
      extra: beside(rateSchema.shape, ['from', 'to', 'asOf', 'rate']),
    },
  },
  entity: {
    columns: {
      id,
      position: whole,
      name: entitySchema.shape.name,
      country: entitySchema.shape.country,
      headquarters: entitySchema.shape.headquarters,
      extra: beside(entitySchema.shape, ['id', 'name', 'country', 'headquarters']),
    },
  },
  supplier: {
    columns: {
      id: filled,
      position: whole,
      name: text,
      country: part.origin,
      note: text.nullable(),
    },
  },
  party: {
    columns: {
      id,
      position: whole,
      name: partySchema.shape.name,
      country: partySchema.shape.country,
      details: json(partySchema.omit({ id: true, name: true, country: true })),
    },
  },
  screening_list: {
    columns: { id, position: whole, details: json(screeningListSchema.omit({ id: true })) },
  },
  screening_decision: {
    columns: {
      id: whole,
      party: id,
      list: id,
      entry: id,
      body: json(screeningDecisionSchema.omit({ party: true, list: true, entry: true })),
    },
  },
  item: { columns: { id, type: z.enum(['part', 'product']) } },
  part: {
    columns: {
      id,
      position: whole,
      name: part.name,
      kind: part.kind,
      origin: part.origin,
      eccn: part.eccn,
      supplier: part.supplier,
      us_share: usContent.share.nullable(),
      us_eccn: usContent.eccn,
      us_extra: beside(usContent, ['share', 'eccn']).nullable(),
      facts: json(part.facts).nullable(),
      fact_sources: json(part.factSources).nullable(),
      extra: beside(part, [
        ...['id', 'name', 'kind', 'origin', 'eccn', 'price'],
        ...['supplier', 'usContent', 'facts', 'factSources'],
      ]),
    },
    between: (row) => together(row, 'us_extra', 'us_share', ['us_eccn']),
  },
  product: {
    columns: {
      id,
      position: whole,
      name: product.name,
      kind: product.kind,
      eccn: product.eccn,
      made_by: product.madeBy,
      exported_from: product.exportedFrom,
      exported_by: product.exportedBy,
      discrete_applies: z.literal([0, 1], { error: 'must be 0 or 1' }).nullable(),
      discrete_reason: discrete.reason,
      discrete_extra: beside(discrete, ['applies', 'reason']).nullable(),
      facts: json(product.facts).nullable(),
      fact_sources: json(product.factSources).nullable(),
      technology_reports: json(product.technologyReports).nullable(),
      sales: json(product.sales).nullable(),
      extra: beside(
        product,
        Object.keys(product).filter((name) => !BESIDE_PRODUCT.has(name)),
        { prices: z.array(destination, { error: 'must be a list' }).optional() },
      ),
    },
    between: (row) => together(row, 'discrete_extra', 'discrete_applies', ['discrete_reason']),
  },
  price: {
    columns: {
      item: id,
      destination: string.refine((code) => code === '' || isDestinationCode(code), {
        error: 'is not a destination code',
      }),
      entity: text,
      valid_from: z.union([z.literal(''), date], { error: 'is not a day of the calendar' }),
      position: whole,
      amount: price.amount,
      currency: price.currency,
      basis: price.basis,
    },
    between: (row) =>
      at('extra', row.destination === '' ? besidePrice.general : besidePrice.local, row),
  },
  bom_line: {
    columns: {
      id: whole,
      product: id,
      position: whole,
      item: id,
      quantity: lineSchema.shape.quantity,
      unit: text.nullable(),
      note: text.nullable(),
      effective_from: day,
      effective_to: day,
      extra: beside(lineSchema.shape, ['item', 'quantity']),
    },
  },
  row_not_taken: {
    columns: {
      id: whole,
      product: id,
      source: rowNotTaken.source,
      row: rowNotTaken.row,
      headings: json(rowNotTaken.headings),
      cells: json(rowNotTaken.cells),
      problems: json(rowNotTaken.problems),
      set_aside: json(rowNotTaken.setAside).nullable(),
      extra: beside(
        rowNotTaken,
        Object.keys(rowNotTaken).filter((name) => name !== 'under'),
      ),
    },
  },
  alternate: { columns: { line: whole, position: whole, item: id } },
  bom_revision: {
    columns: {
      id: whole,
      product: id,
      label: text,
      revision: whole,
      note: text.nullable(),
    },
  },
  classification: {
    columns: {
      id: whole,
      item: id,
      eccn: part.eccn,
      source: text,
      classified_on: date,
      who: text,
      note: text.nullable(),
    },
  },
  attachment: { columns: { id: whole, item: id, title: text, reference: text } },
} satisfies Record<string, RowSchema>

/** A table whose rows are checked and versioned. */
export type Table = keyof typeof ROW_SCHEMAS
