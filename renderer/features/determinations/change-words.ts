import type { InputChange } from '../../../shared/determination/changes.ts'
import type { EffectStep } from '../../../shared/determination/effects.ts'
import type { ChangedRules, ChangedSwitch } from '../../../shared/determination/today.ts'
import { missingWords } from '../../../shared/report/words.ts'
import { countryName } from '../../ui/format.ts'

/** What changed in one sentence, such as "IC-FPGA-LRG US to JP at revision 24". */
export function changeText(change: InputChange, revision: number | null = null): string {
  const at = revision === null ? '' : ` at revision ${revision}`
  return `${subjectOf(change)} ${turnOf(change)}${at}`
}

/** What a change is of: an item, the lines of one with another, a pair of currencies. */
export function subjectOf(change: InputChange): string {
  switch (change.of) {
    case 'lines':
      return `${change.item} in ${change.product}`
    case 'rate': {
      const { from = '', to = '' } = change.to ?? change.from ?? {}
      return `${from} to ${to}`
    }
    case 'model':
      return wordsOf(change.member)
    case 'company':
      return change.name ?? change.id
    default:
      return change.id
  }
}

/** The item of which the history is asked for a change; null: it is of none. */
export function itemOf(change: InputChange): string | null {
  if (change.of === 'lines') return change.product
  return change.of === 'part' || change.of === 'product' ? change.id : null
}

function turnOf(change: InputChange): string {
  switch (change.of) {
    case 'lines':
      return linesText(change.from, change.to)
    case 'rate': {
      const text = (rate: typeof change.from) => (rate ? `${rate.rate} of ${rate.asOf}` : 'no rate')
      return `${text(change.from)} to ${text(change.to)}`
    }
    case 'model':
      return `${valueText(change.from)} to ${valueText(change.to)}`
    default: {
      const { member, from, to } = change
      const words = WITHOUT_WORDS.has(member.join('.')) ? '' : `${wordsOf(member)} `
      return `${words}${valueText(from)} to ${valueText(to)}`
    }
  }
}

function linesText(from: readonly string[] | null, to: readonly string[] | null): string {
  if (from === null) return `added, ${to?.join(' and ')} of it`
  if (to === null) return `removed, ${from.join(' and ')} of it`
  return `quantity ${from.join(' and ')} to ${to.join(' and ')}`
}

/** Members whose values say by themselves what they are. */
const WITHOUT_WORDS = new Set(['origin', 'eccn'])

const MEMBERS: Readonly<Record<string, string>> = {
  madeBy: 'maker',
  exportedFrom: 'exported from',
  exportedBy: 'exported by',
  price: 'price',
  usContent: 'declared US content',
  discrete: 'discrete product',
  applies: 'claimed',
  sales: 'sales',
  technologyReports: 'technology reports',
  rowsNotTaken: 'rows not taken over',
  classification: 'classification',
  factSources: 'source of facts',
  validUntil: 'valid until',
  validFrom: 'valid from',
  headquarters: 'headquarters',
}

function wordsOf(member: readonly string[]): string {
  const [first = '', ...rest] = member
  if (first === 'facts') {
    const name = rest[0] === 'answers' ? rest.slice(0, 2).join('.') : (rest[0] ?? '')
    return missingWords(name)
  }
  if (first === 'prices') return `price for ${countryName(rest[0] ?? '')}`
  return [first, ...rest].map((name) => MEMBERS[name] ?? name).join(', ')
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'not known'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What differs in the rules, in a sentence. */
export function rulesText({ pack, switches, tables }: ChangedRules): string {
  const rows =
    tables.length === 0
      ? []
      : [
          pack
            ? `rules ${pack.from} to ${pack.to} (${tables.join(', ')})`
            : `rules: ${tables.join(', ')}`,
        ]
  return [...rows, ...switches.map(switchText)].join('; ')
}

function switchText({ name, from, to }: ChangedSwitch): string {
  return `switch ${name} ${from ?? 'not set'} to ${to ?? 'not set'}`
}

/** What one step of the way to today brings in, in a sentence each. */
export function stepTexts(step: EffectStep): string[] {
  if (step.of === 'rules') return [rulesText(step.rules)]
  if (step.of === 'day') return [`day of determination ${step.days.from} to ${step.days.to}`]
  return step.changes.map((change) => changeText(change))
}
