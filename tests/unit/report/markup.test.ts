import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportDocument } from '../../../shared/report/document.ts'
import { escapeText, html } from '../../../shared/report/markup.ts'
import { reportHtml } from '../../../shared/report/result-html.ts'
import type { TableReport } from '../../../shared/report/table.ts'
import { tableHtml } from '../../../shared/report/table-html.ts'
import { reportOf } from './support.ts'

const options = { seed: 20261124, numRuns: 400 }

/** Text that tries to leave the place it was put in. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>',
    '</title><base href="http://127.0.0.1/">',
    '<!--',
    ']]>',
    '&lt;&amp;&#39;',
    '\u202Eevil\0',
    '$& $1 $`',
    '\uD800',
  ),
  fc
    .array(fc.constantFrom('<', '>', '&', '"', "'", '/', '=', '!', '-', 'a', ';', '\n'))
    .map((all) => all.join('')),
)

const tagsOf = (page: string) => page.match(/<[^>]*>/g)

test('escaped text has no character that ends an element or an attribute, and reads as it was', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeText(text)
      expect(escaped).not.toMatch(/[<>"']/)
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      const back = escaped
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
      const isPlain = text.isWellFormed() && !/[\p{Cc}]/u.test(text)
      if (isPlain) expect(back).toBe(text)
      else expect(back).toHaveLength(text.length)
    }),
    options,
  )
})

test('a template escapes text and text in lists, and keeps markup', () => {
  const part = html`<b>${'<i>'}</b>`
  expect(html`<p title="${'"'}">${[part, ' & ', [7]]}</p>`.text).toBe(
    '<p title="&quot;"><b>&lt;i&gt;</b> &amp; 7</p>',
  )
})

/** The same data with another text in the place of every text that is not empty. */
function withTexts<T>(data: T, text: () => string, keep: readonly string[]): T {
  if (typeof data === 'string') return (data === '' ? '' : text()) as T
  if (Array.isArray(data)) return data.map((part) => withTexts(part, text, keep)) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([name, part]) => [
      name,
      keep.includes(name) ? part : withTexts(part, text, keep),
    ]),
  ) as T
}

test('whatever the texts of a report are, its page has the same elements', () => {
  const chosen = [
    'outcome',
    'quantity',
    'quantities',
    'role',
    'counts',
    'of',
    'lapse',
    'currency',
    'paths',
  ]
  const keep = [...chosen, 'value', 'share', 'amounts', 'exact']
  const report = reportOf('SC-220', 'CN')
  const harmless: ReportDocument = withTexts(report, () => 'x', keep)
  const elements = tagsOf(reportHtml(harmless))
  expect(elements?.length).toBeGreaterThan(200)
  fc.assert(
    fc.property(fc.array(hostile.filter(Boolean), { minLength: 1, maxLength: 20 }), (texts) => {
      let at = 0
      const attacked = withTexts(report, () => texts[at++ % texts.length] as string, keep)
      expect(tagsOf(reportHtml(attacked))).toEqual(elements)
    }),
    { ...options, numRuns: 100 },
  )
})

test('whatever the texts of a table are, its page has the same elements', () => {
  const table = (text: string): TableReport => ({
    title: text,
    subtitle: text,
    notes: [text],
    columns: [
      { name: text, align: 'left', kind: 'text' },
      { name: text, align: 'right', kind: 'share' },
    ],
    rows: [{ cells: [text, { text, note: text, act: 'licence' }] }],
  })
  const elements = tagsOf(tableHtml(table('x')))
  fc.assert(
    fc.property(hostile.filter(Boolean), (text) => {
      expect(tagsOf(tableHtml(table(text)))).toEqual(elements)
    }),
    options,
  )
})

test('a page asks for nothing outside of itself', () => {
  const page = reportHtml(reportOf('ER-4200', 'CN'))
  expect(page).not.toMatch(/<(script|link|img|iframe|object|base|form)\b|url\(|@import|\ssrc=/i)
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
})
