import type { Change } from '../../../shared/model/scenario.ts'

/** What is offered in a field. */
export type Source =
  | 'items'
  | 'products'
  | 'makers'
  | 'suppliers'
  | 'countries'
  | 'destinations'
  | 'eccns'
  | 'currencies'
  | 'facts'
  | 'packs'

interface FieldInfo {
  label: string
  placeholder: string
  source?: Source
  /** The only values that it takes. */
  choices?: readonly { value: string; label: string }[]
}

const FIELDS = {
  scope: {
    label: 'Changes',
    placeholder: '',
    choices: [
      { value: 'part', label: 'one part, wherever it is' },
      { value: 'in-product', label: 'one part in one product' },
      { value: 'line', label: 'one line' },
      { value: 'filter', label: 'all parts that match' },
    ],
  },
  product: { label: 'Product', placeholder: 'id or name', source: 'products' },
  line: { label: 'Line', placeholder: 'its place, from 1' },
  part: { label: 'Part', placeholder: 'part number or name', source: 'items' },
  ofOrigin: { label: 'Of origin', placeholder: 'any', source: 'countries' },
  ofEccn: { label: 'Of ECCN', placeholder: 'any', source: 'eccns' },
  ofSupplier: { label: 'From supplier', placeholder: 'any', source: 'suppliers' },
  ofKind: {
    label: 'Kind',
    placeholder: 'any',
    choices: [
      { value: 'commodity', label: 'commodity' },
      { value: 'software', label: 'software' },
      { value: 'technology', label: 'technology' },
    ],
  },
  withText: { label: 'Id or name contains', placeholder: 'any text' },
  inProduct: { label: 'On the lines of', placeholder: 'any product', source: 'products' },
  to: { label: 'Item in its place', placeholder: 'part number or name', source: 'items' },
  origin: { label: 'Country of origin', placeholder: 'JP, or unknown', source: 'countries' },
  supplier: { label: 'Supplier', placeholder: 'id or name', source: 'suppliers' },
  eccn: { label: 'ECCN', placeholder: 'to its paragraph', source: 'eccns' },
  price: { label: 'Price', placeholder: 'such as 12.50 USD' },
  basis: {
    label: 'Basis',
    placeholder: 'not recorded',
    choices: [
      { value: 'arms-length', label: 'arms-length' },
      { value: 'comparable', label: 'comparable' },
      { value: 'cost-built', label: 'cost-built' },
    ],
  },
  factor: { label: 'Times', placeholder: '0.9 is 10 % less' },
  quantity: { label: 'Quantity', placeholder: 'such as 2' },
  maker: { label: 'Made by', placeholder: 'company', source: 'makers' },
  exportedFrom: { label: 'Exported from', placeholder: 'where it is made', source: 'countries' },
  destination: { label: 'Destination', placeholder: 'all', source: 'destinations' },
  from: { label: 'One unit of', placeholder: 'such as EUR', source: 'currencies' },
  currency: { label: 'In', placeholder: 'such as USD', source: 'currencies' },
  rate: { label: 'Is worth', placeholder: 'such as 1.08' },
  applies: {
    label: 'Discrete product',
    placeholder: '',
    choices: [
      { value: 'yes', label: 'yes' },
      { value: 'no', label: 'no' },
    ],
  },
  reason: { label: 'Reason', placeholder: 'why, for the record' },
  item: { label: 'Part or product', placeholder: 'id or name', source: 'items' },
  fact: { label: 'Question', placeholder: 'what is asked', source: 'facts' },
  value: { label: 'Answer', placeholder: 'yes, no, unknown or text' },
  pack: { label: 'Rule pack', placeholder: 'its id', source: 'packs' },
  note: { label: 'Note', placeholder: 'where it comes from' },
} as const satisfies Record<string, FieldInfo>

export type FieldName = keyof typeof FIELDS

export interface Field extends FieldInfo {
  name: FieldName
  isOptional: boolean
}

interface KindInfo {
  kind: Change['kind']
  name: string
  /** It is aimed at parts or lines. */
  isAimed: boolean
  fields: readonly FieldName[]
  optional?: readonly FieldName[]
}

/** Every kind of change, the ones most used first. */
export const CHANGE_KINDS: readonly KindInfo[] = [
  { kind: 'swapItem', name: 'Use another item', isAimed: true, fields: ['to'] },
  { kind: 'setOrigin', name: 'Another country of origin', isAimed: true, fields: ['origin'] },
  { kind: 'setSupplier', name: 'Another supplier', isAimed: true, fields: ['supplier'] },
  {
    kind: 'setPartPrice',
    name: 'Another price of a part',
    isAimed: true,
    fields: ['price'],
    optional: ['basis'],
  },
  { kind: 'scalePrice', name: 'Prices of parts times', isAimed: true, fields: ['factor'] },
  { kind: 'setQuantity', name: 'Another quantity', isAimed: true, fields: ['quantity'] },
  { kind: 'setEccn', name: 'Another ECCN', isAimed: true, fields: ['eccn'] },
  {
    kind: 'moveProduction',
    name: 'Made by another company',
    isAimed: false,
    fields: ['product', 'maker'],
    optional: ['exportedFrom', 'price', 'basis'],
  },
  {
    kind: 'setSellingPrice',
    name: 'Another selling price',
    isAimed: false,
    fields: ['product', 'price'],
    optional: ['destination', 'basis'],
  },
  { kind: 'setRate', name: 'Another rate', isAimed: false, fields: ['from', 'rate', 'currency'] },
  {
    kind: 'setDiscrete',
    name: 'Discrete product or not',
    isAimed: false,
    fields: ['product', 'applies', 'reason'],
  },
  {
    kind: 'setFact',
    name: 'Answer to a question',
    isAimed: false,
    fields: ['item', 'fact', 'value'],
  },
  { kind: 'usePack', name: 'Another rule pack', isAimed: false, fields: ['pack'] },
]

const AIMS: Record<string, readonly FieldName[]> = {
  part: ['part'],
  'in-product': ['part', 'product'],
  line: ['product', 'line', 'part'],
  filter: ['ofOrigin', 'ofEccn', 'ofSupplier', 'ofKind', 'withText', 'inProduct'],
}

/** The fields of a change in their order, as its kind and what it is aimed at have them. */
export function fieldsOf({
  kind,
  values,
}: {
  kind: Change['kind']
  values: Partial<Record<FieldName, string>>
}): Field[] {
  const info = CHANGE_KINDS.find((known) => known.kind === kind)
  if (!info) return []
  const scope = values.scope ?? 'part'
  const aim = info.isAimed ? (AIMS[scope] ?? []) : []
  const field = (name: FieldName, isOptional: boolean): Field => ({
    ...(FIELDS[name] as FieldInfo),
    name,
    isOptional,
  })
  return [
    ...(info.isAimed ? [field('scope', false)] : []),
    ...aim.map((name) => field(name, scope === 'filter')),
    ...info.fields.map((name) => field(name, false)),
    ...(info.optional ?? []).map((name) => field(name, true)),
    field('note', true),
  ]
}
