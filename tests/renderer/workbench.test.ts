import { expect, test } from 'vitest'
import { alikeTo, alikeWords } from '../../renderer/features/parts/workbench/alike.ts'
import { answerCommands, isBareEar99 } from '../../renderer/features/parts/workbench/answers.ts'
import { readMakersList } from '../../renderer/features/parts/workbench/makers-list.ts'
import { countOpen, openQuestions } from '../../renderer/features/parts/workbench/open-questions.ts'
import {
  supplierLetter,
  supplierQuestion,
} from '../../renderer/features/parts/workbench/supplier-question.ts'
import { twinCommand, twinOf } from '../../renderer/features/parts/workbench/twin.ts'
import { isDone, withDone } from '../../renderer/features/parts/workbench/use-workbench.ts'
import type { Part } from '../../shared/model/schema.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import type { PartRow } from '../../shared/workspace/views.ts'

const pack = currentPack()
const as = { numberFormat: '1,234.56', currency: 'USD' } as const

function part(id: string, given: Partial<PartRow> = {}): PartRow {
  return {
    id,
    name: id,
    kind: 'commodity',
    origin: 'US',
    eccn: null,
    eccnSource: null,
    supplier: null,
    price: null,
    usContent: null,
    facts: undefined,
    usedOn: 1,
    ...given,
  }
}

test('questions that stand in most open verdicts come first, and so do their parts', () => {
  const rows = [part('A'), part('B', { usedOn: 9 }), part('C'), part('D')]
  const asked = ({ id }: PartRow) =>
    id === 'A' ? ['eccn', 'origin'] : id === 'D' ? ['origin'] : ['eccn']
  const weight = (item: string, verdicts: number) => ({
    item,
    verdicts,
    products: 1,
    blocking: 0,
    blocks: false,
    missing: [],
    gap: '0',
  })
  const decisive = new Map(
    [weight('D', 7), weight('C', 2), weight('A', 1)].map((one) => [one.item, one]),
  )
  const found = openQuestions(rows, asked, decisive, pack)
  expect(
    found.map(({ name, verdicts, parts }) => [name, verdicts, parts.map(({ id }) => id)]),
  ).toEqual([
    ['origin', 8, ['D', 'A']],
    ['eccn', 3, ['C', 'A', 'B']],
  ])
})

test('a question is in words, with the way in which it is answered', () => {
  const names = [
    'paragraph',
    'foodOrMedicine',
    'encryption',
    '0A502/barrel-under-18-in',
    'usContent',
  ]
  const found = openQuestions([part('A')], () => names, new Map(), pack)
  const kinds = Object.fromEntries(found.map(({ name, answer }) => [name, answer.kind]))
  expect(kinds).toEqual({
    paragraph: 'text',
    foodOrMedicine: 'yes-no',
    encryption: 'choice',
    '0A502/barrel-under-18-in': 'yes-no',
    usContent: 'elsewhere',
  })
  for (const { words } of found) expect(words).toMatch(/^\p{Lu}.{3,}/u)
})

test('an answer keeps other facts, answers and sources', () => {
  const whole = {
    id: 'A',
    kind: 'commodity' as const,
    facts: { memory: false, answers: { 'x/y': true } },
    factSources: { memory: { source: 'data sheet' } },
  }
  const ground = { who: '', on: '2026-11-29', source: 'letter of 3 May' }
  const yesNo = { kind: 'yes-no', fact: 'foodOrMedicine', isScope: false } as const
  expect(answerCommands([whole], yesNo, false, ground, as)).toMatchObject({
    value: [
      {
        set: {
          facts: { memory: false, foodOrMedicine: false, answers: { 'x/y': true } },
          factSources: {
            memory: { source: 'data sheet' },
            foodOrMedicine: { on: '2026-11-29', source: 'letter of 3 May' },
          },
        },
      },
    ],
  })
  const scope = { kind: 'yes-no', fact: '3A001/z', isScope: true } as const
  expect(answerCommands([whole], scope, true, { ...ground, source: '' }, as)).toMatchObject({
    value: [{ set: { facts: { answers: { 'x/y': true, '3A001/z': true } } } }],
  })
})

test('an ECCN that is none is refused for all parts, and a good one is recorded as proposed', () => {
  const text = { kind: 'text', column: 'eccn' } as const
  const ground = { who: 'Ada', on: '2026-11-29', source: 'data sheet' }
  const parts = [{ id: 'A', kind: 'commodity' as const }]
  expect(answerCommands(parts, text, '3A99', ground, as).ok).toBe(false)
  expect(answerCommands(parts, text, '3a991.d', ground, as)).toMatchObject({
    value: [{ set: { eccn: '3A991.d', classification: { who: 'Ada', state: 'proposed' } } }],
  })
})

test('parts are alike by ECCN, by family, by name or by supplier, and never by what is not known', () => {
  const rows = [
    part('STM32F103', { supplier: 'ST', name: 'Microcontroller unit 64K' }),
    part('STM32L4', { supplier: 'ST', name: 'Microcontroller unit low power' }),
    part('LM317', { supplier: 'TI', name: 'Regulator' }),
    part('LM338', { name: 'Regulator' }),
  ]
  const [first, , third, fourth] = rows as [PartRow, PartRow, PartRow, PartRow]
  const ids = (of: PartRow[]) => of.map(({ id }) => id)
  expect(ids(alikeTo(first, rows, 'family'))).toEqual(['STM32F103', 'STM32L4'])
  expect(ids(alikeTo(first, rows, 'words'))).toEqual(['STM32F103', 'STM32L4'])
  expect(ids(alikeTo(first, rows, 'eccn'))).toEqual(['STM32F103'])
  expect(ids(alikeTo(third, rows, 'supplier'))).toEqual(['LM317'])
  expect(ids(alikeTo(fourth, rows, 'supplier'))).toEqual(['LM338'])
})

test("a maker's list is read by what stands in its columns, in whatever order", () => {
  const rows = [part('A-1'), part('B-2'), part('C-3', { eccn: 'EAR99' }), part('D-4')]
  const text =
    'Class\tPN\tNote\n3A991.d\ta-1\tok\nEAR99\tB-2\t\n3A001\tC-3\t\nnone\tD-4\t\n5A991\tZ-9\t'
  const list = readMakersList(text, rows)
  expect(list?.taken.map(({ part: { id }, eccn }) => [id, eccn])).toEqual([
    ['A-1', '3A991.d'],
    ['B-2', 'EAR99'],
  ])
  expect(list?.differing.map(({ part: { id }, eccn }) => [id, eccn])).toEqual([['C-3', '3A001']])
  expect(list?.refused.map(({ part: id }) => id)).toEqual(['D-4'])
  expect(list?.elsewhere).toBe(2)
})

test('a part with two ECCNs in a list is refused, and a text without both columns is no list', () => {
  const rows = [part('A-1')]
  expect(readMakersList('A-1\t3A001\nA-1\t3A991', rows)).toMatchObject({
    taken: [],
    refused: [{ part: 'A-1', why: '3A001 and 3A991' }],
  })
  expect(readMakersList('X\t3A001\nY\t3A991', rows)).toBeNull()
  expect(readMakersList('A-1\thello\nB\tworld', rows)).toBeNull()
  expect(readMakersList('', rows)).toBeNull()
})

test('a question to a supplier names its parts and what is asked, and no price', () => {
  const rows = [
    part('A', { supplier: 'ST', price: null }),
    part('B', { supplier: 'ST' }),
    part('C'),
  ]
  const asked = ({ id }: PartRow) => (id === 'A' ? ['eccn', 'price'] : ['origin'])
  const questions = openQuestions(rows, asked, new Map(), pack)
  const { text, parts } = supplierQuestion('ST', questions)
  expect(parts).toBe(2)
  expect(text.split('\r\n').map((line) => line.split('\t'))).toEqual([
    ['Part number', 'Description', 'Country of origin', 'ECCN', 'Source'],
    ['A', '', 'known', '', ''],
    ['B', '', '', 'known', ''],
  ])
})

test('a question as text asks of each part what is open of it, and tells no cost', () => {
  const rows = [
    part('B-2', { supplier: 'S', name: 'Relay' }),
    part('A-1', { supplier: 'S', price: { amount: '7.31', currency: 'USD', basis: null } }),
    part('C-3', { supplier: 'T' }),
  ]
  const asked = ({ id }: PartRow) => (id === 'A-1' ? ['eccn', 'price'] : ['eccn', 'origin'])
  const { text, parts } = supplierLetter('S', openQuestions(rows, asked, new Map(), pack))
  expect(parts).toBe(2)
  expect(text).toContain('A-1\n- ECCN\n')
  expect(text).toContain('B-2, Relay\n- ECCN\n- Country of origin')
  expect(text).not.toMatch(/7\.31|rice|C-3/)
})

test('a twin is a known part of the same family, or of the same words, and for a fact of its ECCN', () => {
  const open = part('KA-100', { supplier: 'S', name: 'Power relay slim' })
  const family = part('KA-100-X', { supplier: 'S', eccn: 'EAR99' })
  const words = part('Z-9', { name: 'Power relay big', eccn: '3A991' })
  const other = part('KA-100-Y', { supplier: 'T', eccn: '5A991' })
  const eccn = { kind: 'text', column: 'eccn' } as const
  expect(twinOf(open, [other, words, family, open], eccn)?.id).toBe('KA-100-X')
  expect(twinOf(open, [other, words, open], eccn)?.id).toBe('Z-9')
  expect(twinOf(open, [other, open], eccn)).toBeNull()
  const memory = { kind: 'yes-no', fact: 'memory', isScope: false } as const
  const told = { ...family, facts: { memory: false } }
  expect(twinOf({ ...open, eccn: 'EAR99' }, [told], memory)?.id).toBe('KA-100-X')
  expect(twinOf({ ...open, eccn: '3A991' }, [told], memory)).toBeNull()
})

test('what is taken over from a twin keeps who said it and on what source', () => {
  const classification = { who: 'Anna', on: '2026-05-04', source: 'Letter 7', state: 'confirmed' }
  const twin = {
    ...{ id: 'T', kind: 'commodity', eccn: 'EAR99', classification },
    ...{ facts: { memory: false }, factSources: { memory: { source: 'Data sheet' } } },
  } as Part
  const own = { id: 'P', kind: 'commodity', facts: { semiconductor: true } } as Part
  expect(twinCommand(own, twin, { kind: 'text', column: 'eccn' })).toMatchObject({
    id: 'P',
    set: {
      eccn: 'EAR99',
      classification: { ...classification, state: 'proposed', note: 'as its twin T' },
    },
  })
  expect(twinCommand(own, twin, { kind: 'yes-no', fact: 'memory', isScope: false })).toMatchObject({
    set: {
      facts: { semiconductor: true, memory: false },
      factSources: { memory: { source: 'Data sheet; as its twin T' } },
    },
  })
})

test('each open answer counts once, those of products themselves too', () => {
  const rows = [part('A'), part('B')]
  const asked = ({ id }: PartRow) => (id === 'A' ? ['eccn', 'origin'] : ['eccn'])
  const found = openQuestions(rows, asked, new Map(), pack)
  expect(countOpen(found, [])).toBe(3)
  expect(countOpen(found, [{ missing: ['madeBy', 'price'] }])).toBe(5)
  expect(countOpen(openQuestions(rows.slice(1), asked, new Map(), pack), [])).toBe(1)
})

test('a part is not among the others that are like it', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((id) => part(id, { eccn: '5A002' })) as PartRow[]
  if (!a || !b || !c) throw new Error('three parts')
  expect(alikeWords(alikeTo(a, [a], 'eccn'))).toMatch(/^No other part/)
  expect(alikeWords(alikeTo(a, [a, b], 'eccn'))).toMatch(/^1 other part /)
  expect(alikeWords(alikeTo(a, [a, b, c], 'eccn'))).toMatch(/^2 other parts /)
})

test('EAR99 on no source is looked at before it is written', () => {
  const eccn = { kind: 'text', column: 'eccn' } as const
  const ground = (source: string) => ({ who: '', on: '2026-11-30', source })
  expect(isBareEar99(eccn, ' ear99', ground(' '))).toBe(true)
  expect(isBareEar99(eccn, 'EAR99', ground('Letter'))).toBe(false)
  expect(isBareEar99(eccn, '5A002', ground(''))).toBe(false)
  expect(isBareEar99({ kind: 'text', column: 'origin' }, 'EAR99', ground(''))).toBe(false)
})

test('what was answered is left out until the part is read anew, so that an undo asks it again', () => {
  const before = part('A')
  const done = withDone(new Map(), 'eccn', [before])
  expect(isDone(done, 'eccn', before)).toBe(true)
  expect(isDone(done, 'origin', before)).toBe(false)
  expect(isDone(done, 'eccn', part('A'))).toBe(false)
})
