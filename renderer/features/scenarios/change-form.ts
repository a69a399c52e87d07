import {
  type Change,
  changeSchema,
  type Filter,
  type Target,
} from '../../../shared/model/scenario.ts'
import type { Kind } from '../../../shared/model/schema.ts'
import { typeable } from '../../ui/number-format.ts'
import { type TypedAs, typedNumber, typedPrice } from '../../ui/typed.ts'
import { type FieldName, fieldsOf } from './change-kinds.ts'

/** What is typed for a change, by field; a field that is not there is empty. */
export interface ChangeForm {
  kind: Change['kind']
  values: Partial<Record<FieldName, string>>
  /** What no field shows and is kept as it was. */
  kept: { prices?: Extract<Change, { kind: 'moveProduction' }>['prices'] }
}

export type ReadForm =
  | { ok: true; change: Change }
  | { ok: false; field: FieldName | null; message: string }

/** An empty form of a kind; what was typed for another kind stays where the field is the same. */
export function formOfKind(kind: Change['kind'], before: ChangeForm | null): ChangeForm {
  return { kind, values: { scope: 'part', ...before?.values }, kept: {} }
}

/** A change as the form that makes it. */
export function formOf(change: Change): ChangeForm {
  const values: ChangeForm['values'] = { note: change.note ?? '' }
  const form: ChangeForm = { kind: change.kind, values, kept: {} }
  if ('where' in change) Object.assign(values, targetValues(change.where))
  switch (change.kind) {
    case 'swapItem':
      values.to = change.to
      break
    case 'setOrigin':
      values.origin = change.origin ?? UNKNOWN
      break
    case 'setSupplier':
      values.supplier = change.supplier
      break
    case 'setEccn':
      values.eccn = change.eccn
      break
    case 'setPartPrice':
    case 'setSellingPrice':
      Object.assign(values, priceValues(change.price))
      if (change.kind === 'setSellingPrice') {
        values.product = change.product
        values.destination = change.destination ?? ''
      }
      break
    case 'scalePrice':
      values.factor = written(change.factor)
      break
    case 'setQuantity':
      values.quantity = written(change.quantity)
      break
    case 'moveProduction':
      values.product = change.product
      values.maker = change.to
      values.exportedFrom = change.exportedFrom ?? ''
      if (change.price) Object.assign(values, priceValues(change.price))
      if (change.prices) form.kept.prices = change.prices
      break
    case 'setRate':
      values.from = change.from
      values.currency = change.to
      values.rate = written(change.rate)
      break
    case 'setDiscrete':
      values.product = change.product
      values.applies = change.applies ? 'yes' : 'no'
      values.reason = change.reason
      break
    case 'setFact':
      values.item = change.item
      values.fact = change.fact
      values.value = factText(change.value)
      break
    case 'usePack':
      values.pack = change.pack
  }
  return form
}

/** Reads a form; the first field that keeps it from being a change says why. */
export function readForm(form: ChangeForm, as: TypedAs): ReadForm {
  const value = (field: FieldName) => form.values[field]?.trim() ?? ''
  for (const { name, label, isOptional } of fieldsOf(form)) {
    if (!isOptional && value(name) === '')
      return { ok: false, field: name, message: `${label} is missing.` }
  }
  const read = membersOf(form, value, as)
  if ('message' in read) return { ok: false, ...read }
  const note = value('note')
  const parsed = changeSchema.safeParse({ kind: form.kind, ...read.members, ...(note && { note }) })
  if (parsed.success) return { ok: true, change: parsed.data }
  const [issue] = parsed.error.issues
  const field = fieldAt(form, issue?.path ?? [])
  const label = fieldsOf(form).find(({ name }) => name === field)?.label
  const message = `${label ?? 'The change'} ${issue?.message ?? 'cannot be read'}.`
  return { ok: false, field, message }
}

type ReadMembers = { members: Record<string, unknown> } | { field: FieldName; message: string }

function membersOf(
  form: ChangeForm,
  value: (field: FieldName) => string,
  as: TypedAs,
): ReadMembers {
  const where = targetOf(value)
  switch (form.kind) {
    case 'swapItem':
      return { members: { where, to: value('to') } }
    case 'setOrigin':
      return { members: { where, origin: originValue(value('origin')) } }
    case 'setSupplier':
      return { members: { where, supplier: value('supplier') } }
    case 'setEccn':
      return { members: { where, eccn: value('eccn') } }
    case 'setPartPrice':
      return priced({ where }, value, as)
    case 'scalePrice':
      return numbered({ where }, 'factor', value, as)
    case 'setQuantity':
      return numbered({ where }, 'quantity', value, as)
    case 'moveProduction': {
      const moved = {
        product: value('product'),
        to: value('maker'),
        ...(value('exportedFrom') && { exportedFrom: value('exportedFrom').toUpperCase() }),
        ...form.kept,
      }
      return value('price') === '' ? { members: moved } : priced(moved, value, as)
    }
    case 'setSellingPrice': {
      const destination = value('destination').toUpperCase()
      const sold = { product: value('product'), ...(destination && { destination }) }
      return priced(sold, value, as)
    }
    case 'setRate': {
      const [from, to] = [value('from').toUpperCase(), value('currency').toUpperCase()]
      return numbered({ from, to }, 'rate', value, as)
    }
    case 'setDiscrete': {
      const applies = value('applies') === 'yes'
      return { members: { product: value('product'), applies, reason: value('reason') } }
    }
    case 'setFact': {
      const [item, fact] = [value('item'), value('fact')]
      return { members: { item, fact, value: factValue(value('value')) } }
    }
    case 'usePack':
      return { members: { pack: value('pack') } }
  }
}

function priced(
  members: Record<string, unknown>,
  value: (field: FieldName) => string,
  as: TypedAs,
): ReadMembers {
  const price = typedPrice(value('price'), null, as)
  if (!price.ok) return { field: 'price', message: price.message }
  if (!price.value) return { field: 'price', message: 'Type a price, such as 12.50 USD.' }
  const { amount, currency } = price.value
  const basis = value('basis')
  return { members: { ...members, price: { amount, currency, ...(basis && { basis }) } } }
}

function numbered(
  members: Record<string, unknown>,
  field: 'factor' | 'quantity' | 'rate',
  value: (field: FieldName) => string,
  as: TypedAs,
): ReadMembers {
  const number = typedNumber(value(field), as)
  if (!number.ok || number.value.currency || number.value.percent)
    return {
      field,
      message:
        !number.ok && number.readings
          ? number.message
          : `"${value(field)}" is not a number such as 0.95.`,
    }
  return { members: { ...members, [field]: number.value.amount } }
}

function targetOf(value: (field: FieldName) => string): unknown {
  switch (value('scope')) {
    case 'in-product':
      return { product: value('product'), part: value('part') }
    case 'line':
      return { product: value('product'), line: Number(value('line')), item: value('part') }
    case 'filter': {
      const given = FILTERS.flatMap(([field, member]) =>
        value(field) === '' ? [] : [[member, value(field)]],
      )
      return { filter: Object.fromEntries(given) }
    }
    default:
      return { part: value('part') }
  }
}

const FILTERS: readonly (readonly [FieldName, keyof Filter])[] = [
  ['ofOrigin', 'origin'],
  ['ofEccn', 'eccn'],
  ['ofSupplier', 'supplier'],
  ['ofKind', 'kind'],
  ['withText', 'text'],
  ['inProduct', 'product'],
]

function targetValues(where: Target): ChangeForm['values'] {
  if ('filter' in where) {
    const { origin = '', eccn = '', supplier = '', text = '', product = '' } = where.filter
    const kind: Kind | '' = where.filter.kind ?? ''
    return {
      scope: 'filter',
      ofOrigin: origin,
      ofEccn: eccn,
      ofSupplier: supplier,
      ofKind: kind,
      withText: text,
      inProduct: product,
    }
  }
  if ('line' in where)
    return { scope: 'line', product: where.product, line: `${where.line}`, part: where.item }
  if ('product' in where) return { scope: 'in-product', product: where.product, part: where.part }
  return { scope: 'part', part: where.part }
}

function priceValues(price: { amount: string; currency: string; basis?: string | undefined }) {
  return { price: `${written(price.amount)} ${price.currency}`, basis: price.basis ?? '' }
}

/** A number as the field of the form reads it again, in one way only. */
function written(exact: string): string {
  return typeable('1,234.56', exact)
}

/** How it is written that nobody knows. */
const UNKNOWN = 'unknown'

/** NA is Namibia here, and never "not available". */
function originValue(text: string): string | null {
  return [UNKNOWN, '?'].includes(text.toLowerCase()) ? null : text.toUpperCase()
}

function factText(value: string | boolean | null): string {
  if (value === null) return UNKNOWN
  return typeof value === 'string' ? value : value ? 'yes' : 'no'
}

function factValue(text: string): string | boolean | null {
  const known: Record<string, boolean | null> = { yes: true, no: false, unknown: null, '?': null }
  return known[text.toLowerCase()] === undefined
    ? text
    : (known[text.toLowerCase()] as boolean | null)
}

/** The field that a member of a change is typed in; null: none of its own. */
function fieldAt(form: ChangeForm, path: readonly PropertyKey[]): FieldName | null {
  const member = String(path.at(-1) ?? '')
  const filter = FILTERS.find(([, name]) => name === member)?.[0]
  const isFilter = path.includes('filter')
  const renamed: Partial<Record<string, FieldName>> = {
    item: form.kind === 'setFact' ? 'item' : 'part',
    amount: 'price',
    ...(form.kind === 'moveProduction' && { to: 'maker' }),
    ...(form.kind === 'setRate' && { to: 'currency' }),
  }
  const name = isFilter ? filter : (renamed[member] ?? member)
  return fieldsOf(form).find((field) => field.name === name)?.name ?? null
}
