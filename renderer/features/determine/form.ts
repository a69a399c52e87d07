import type { ResultDocument } from '../../../shared/calc/result/result.ts'
import type { KeptRow } from '../../../shared/determination/kept.ts'
import { noticesOf } from '../../../shared/determination/notices.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { RulesAge } from '../../../shared/rules/age.ts'
import { readDay } from '../../ui/read-day.ts'

/** A paper as the dialog lists it, and where it is to lie. */
export interface AttachedPaper {
  name: string
  sha256: string
  bytes: number
  place: 'inside' | 'beside'
}

/** What is typed in the dialog. */
export interface DetermineForm {
  destinations: string
  scenario: number | null
  number: string
  rationale: string
  preparer: string
  approver: string
  validUntil: string
  /** The notes to notices, by what `noticeKey` gives. */
  notes: Readonly<Record<string, string>>
  supersedes: string | null
  reason: string
  papers: readonly AttachedPaper[]
}

export type NoticeOf = ReturnType<typeof noticesOf>[number]

export function noticeKey({ code, text }: NoticeOf): string {
  return `${code} ${text}`
}

/** The notices that have no note yet. */
export function notesMissing(result: ResultDocument, form: DetermineForm): NoticeOf[] {
  return noticesOf(result).filter((notice) => !form.notes[noticeKey(notice)]?.trim())
}

/** What keeps it from being issued, by the field that it stands at, in the order of the dialog. */
export function problemsOf(
  form: DetermineForm,
  { result, isApproved }: { result: ResultDocument; isApproved: boolean },
): Partial<Record<keyof DetermineForm, string>> {
  const problems: Partial<Record<keyof DetermineForm, string>> = {}
  const blank = (field: 'number' | 'rationale' | 'preparer', what: string) => {
    if (form[field].trim() === '') problems[field] = what
  }
  blank('number', 'Give it a number of its own.')
  blank('rationale', 'Say what it rests on and what was looked at.')
  blank('preparer', 'Name who has prepared it.')
  const approver = form.approver.trim()
  if (approver === '' && isApproved)
    problems.approver = 'Name who is to approve it as another user of the system.'
  else if (approver === '') problems.approver = 'Name who has approved it.'
  else if (approver.toLowerCase() === form.preparer.trim().toLowerCase())
    problems.approver = 'Preparer and approver are two persons.'
  const until = form.validUntil.trim() === '' ? null : readDay(form.validUntil)
  if (until && !until.ok) problems.validUntil = `${until.message}.`
  else if (until?.ok && until.value < result.on)
    problems.validUntil = `It is over before the day of determination, ${result.on}.`
  if (form.supersedes !== null && form.reason.trim() === '')
    problems.reason = 'Say why another comes in its place.'
  const open = notesMissing(result, form)
  if (open.length > 0)
    problems.notes = `${open.map(({ code }) => code).join(', ')}: a note is missing.`
  return problems
}

/**
 * The form with the notice of the rules' age answered, where it is within the limit that the workspace
 * sets and nobody has written of it.
 */
export function withAgeNoted(
  form: DetermineForm,
  result: ResultDocument,
  age: RulesAge | null,
  limit: number,
): DetermineForm {
  const notice = noticesOf(result).find(({ code }) => code === 'RULES-DATE')
  if (!notice || !age || age.isBeyond || noticeKey(notice) in form.notes) return form
  const note = `The rules are ${age.days} days old, within the ${limit} that this workspace allows.`
  return { ...form, notes: { ...form.notes, [noticeKey(notice)]: note } }
}

/** The statement that the form makes of a result. */
export function statementOf(
  form: DetermineForm,
  result: ResultDocument,
): Pick<Input<'determinations.issue'>, 'statement' | 'supersedes' | 'attachments'> {
  const until = form.validUntil.trim() === '' ? null : readDay(form.validUntil)
  return {
    statement: {
      number: form.number.trim(),
      rationale: form.rationale.trim(),
      notices: noticesOf(result).map((notice) => ({
        ...notice,
        note: form.notes[noticeKey(notice)]?.trim() ?? '',
      })),
      preparer: form.preparer.trim(),
      approver: form.approver.trim() || null,
      validUntil: until?.ok ? until.value : null,
    },
    supersedes:
      form.supersedes === null ? null : { hash: form.supersedes, reason: form.reason.trim() },
    attachments: form.papers.map(({ sha256, place }) => ({ sha256, place })),
  }
}

/** A number after those that are given in its year, in the way of the last one. */
export function nextNumber(rows: readonly Pick<KeptRow, 'number'>[], day: string): string {
  const year = day.slice(0, 4)
  const last = rows.at(-1)?.number ?? ''
  const match = /^(.*?)(\d+)$/.exec(last)
  const [prefix, digits] =
    match && last.includes(year) ? [match[1] as string, match[2] as string] : [`D-${year}-`, '000']
  const known = new Set(rows.map(({ number }) => number.toLowerCase()))
  for (let at = Number(digits) + 1; ; at++) {
    const number = `${prefix}${String(at).padStart(digits.length, '0')}`
    if (!known.has(number.toLowerCase())) return number
  }
}
