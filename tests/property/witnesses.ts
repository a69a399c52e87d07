import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import type { Result } from '../../shared/calc/result/result.ts'
import { dayAfter } from '../../shared/model/calendar-day.ts'
import { PARTY_ROLES } from '../../shared/model/party.ts'
import { checkModel } from '../../shared/model/read.ts'
import type { Model } from '../../shared/model/schema.ts'
import { FOOTNOTES } from '../../shared/model/screening.ts'
import { affiliations } from '../../shared/parties/affiliates.ts'
import { findDestination } from '../../shared/rules/destination.ts'
import { parseEccn } from '../../shared/rules/eccn.ts'
import { footnote5Need } from '../../shared/rules/footnote-5.ts'
import { type Choices, indexPack, packOn, type RulePack } from '../../shared/rules/pack.ts'
import {
  listOfSource,
  noLevelByParty,
  partyFindings,
  settledByParties,
} from '../../shared/rules/party-rules.ts'
import { spareNeed } from '../../shared/rules/product-need.ts'
import type { EccnEntry, PackFiles } from '../../shared/rules/schema.ts'
import { DAY, files as goldenFiles } from '../golden/cases.ts'
import { expand } from '../golden/expand.ts'
import { ofDirectProduct } from './direct-product-witnesses.ts'
import type { Mutation } from './pack-mutations.ts'
import { ofRows } from './row-witnesses.ts'
import { choicesOf, probe, type Question, type Sides, toldApart } from './witness-models.ts'

/** The questions of all golden cases, each with the words by which it is found. */
export const goldenQuestions: readonly (Question & { words: ReadonlySet<string> })[] =
  goldenFiles.flatMap(({ content }) =>
    content.cases.map((one) => {
      const { model, product } = expand(one, content.bases)
      const { to, on = DAY, method, switches } = one
      const asked = { product, destinations: [to], day: on, method, choices: switches }
      return { of: one.name, data: model, ...asked, words: wordsIn([one, model]) }
    }),
  )

/** How often a word stands in golden cases. */
const oftenness = new Map<string, number>()
for (const { words } of goldenQuestions)
  for (const word of words) oftenness.set(word, (oftenness.get(word) ?? 0) + 1)

/** The golden questions, first those that speak of what a mutation speaks of. */
function nearest({ rows, before, after, path }: Mutation): Question[] {
  const wanted = [...wordsIn([rows.at(-1), rows[0]?.id, before, after, path])]
  const score = ({ words }: { words: ReadonlySet<string> }) =>
    wanted.reduce((sum, word) => sum + (words.has(word) ? 1 / (oftenness.get(word) ?? 1) : 0), 0)
  const scored = goldenQuestions.map((question) => ({ question, score: score(question) }))
  return scored.sort((one, other) => other.score - one.score).map(({ question }) => question)
}

function wordsIn(data: unknown): Set<string> {
  return new Set(JSON.stringify(data)?.match(/[A-Za-z0-9?]+(?:[.:()-]+[A-Za-z0-9?]+)*\)?/g) ?? [])
}

/** Days on which a mutated row holds, or begins or ends to: first that of the golden cases, where it holds then. */
export function daysOf({ place, rows, before, after }: Mutation): string[] {
  const told = JSON.stringify([...rows.map(({ from, until }) => [from, until]), before, after])
  const bounds = [...told.matchAll(/"(\d{4}-\d\d-\d\d)"/g)].map(([, day = '']) => day)
  const around = bounds.flatMap((day) => [day, dayAfter(day, -1), dayAfter(day, 1)])
  return place.includes('.since') ? around.filter((day) => !bounds.includes(day)) : [DAY, ...around]
}

/**
 * A question to which the two packs give other answers; undefined: none was found. Asked are models of what
 * the mutation speaks of, for every destination that either pack tells apart, and the golden cases, also
 * with the places and switches that it speaks of.
 */
export function witnessOf(sides: Sides): string | undefined {
  if (
    sides.mutation.place.startsWith('partyRules') ||
    /^lists|^countries/.test(sides.mutation.place)
  )
    if (byParties(sides.base) !== byParties(sides.other)) return 'parties'
  if (sides.mutation.place.startsWith('exceptions.accompanying'))
    if (bySpares(sides.base) !== bySpares(sides.other)) return 'spare parts'
  let asked = 0
  for (const question of questionsFor(sides)) {
    if (knownAnswer(question, sides.base) !== answerTo(question, sides.other, true))
      return question.of
    asked += 1 + question.destinations.length / 20
    if (asked > MOST_ASKED) return undefined
  }
  return undefined
}

const known = new WeakMap<Question, Map<RulePack, string>>()

/** As `answerTo` with its grounds, of a question and a pack that are asked often. */
function knownAnswer(question: Question, pack: RulePack): string {
  const byPack = known.get(question) ?? new Map<RulePack, string>()
  known.set(question, byPack)
  const answer = byPack.get(pack) ?? answerTo(question, pack, true)
  byPack.set(pack, answer)
  return answer
}

/** Results that are asked for at the most before a search ends. */
const MOST_ASKED = 120

/** The answers of a pack to a question: without words and citations, or with the grounds of a need. */
export function answerTo(question: Question, pack: RulePack, withGrounds: boolean): string {
  const read = checkModel(question.data)
  if (!read.ok) throw new Error(`${question.of}: ${JSON.stringify(read.problems)}`)
  const { product, destinations, day, method = 'look-through', choices = {} } = question
  const evaluation = LiveEvaluation.of(read.value as Model, { pack, choices, day })
  return JSON.stringify(
    destinations.map((to) => {
      if (findDestination(packOn(pack, day), to) === null) return `${to}: none`
      return essenceOf(evaluation.result(product, to, method), withGrounds)
    }),
  )
}

function essenceOf(result: Result, withGrounds: boolean): unknown {
  const { outcome, rule, threshold, share, price, controlled, need, routes = [] } = result
  const lines = (some: readonly { path: string[]; because: readonly string[] }[]) =>
    some.map(({ path, because }) => [path, withGrounds && because])
  const needs = ({ state, missing, exceptions, conditions = [], reasons }: Result['need']) => [
    state,
    missing,
    exceptions.map(({ code, by, limit, forSomeParagraphs, bars }) => [
      code,
      by,
      limit,
      forSomeParagraphs,
      bars.map(({ row }) => row),
    ]),
    conditions.map(({ row }) => row),
    withGrounds && state !== 'none' && reasons.map(({ why, cite }) => [why, cite]),
  ]
  return [
    [outcome, withGrounds && rule, threshold, share, price, controlled, result.treatedAs],
    result.steps.map((one) => [
      one.step,
      withGrounds && one.rule,
      one.answer,
      one.hinders,
      one.items,
    ]),
    [lines(result.counted), lines(withGrounds ? [] : result.notCounted), lines(result.unknown)],
    result.unknown.map(({ missing, counts, gap, blocks }) => [missing, counts, gap, blocks]),
    result.notices.map(({ code, items, open, caught }) => [code, items, open, caught]),
    [needs(need), routes.map((one) => [one.route, needs(one.need)])],
    [result.calculation?.asked, result.calculation?.missing],
    result.directProductRules?.map((one) => [
      one.rule,
      one.state,
      one.missing,
      one.section,
      one.items,
      withGrounds && one.reasons.map(({ row }) => row),
    ]),
    result.assumed,
    result.otherMethod?.outcome,
  ]
}

function* questionsFor(sides: Sides): Generator<Question> {
  const { mutation, base, day } = sides
  const onDay = (question: Question) => (day === DAY ? question : { ...question, day })
  if (mutation.place.startsWith('eccns.*.entries')) yield* ofRows(sides)
  if (mutation.place.startsWith('directProduct')) yield* firstOf(ofDirectProduct(sides), 80)
  const near = nearest(mutation)
  for (const question of near.slice(0, 12)) yield onDay(question)
  const told = JSON.stringify([mutation.rows, mutation.before, mutation.after])
  for (const choices of choicesOf(base))
    if (told.includes(`"${Object.keys(choices)[0]}"`)) {
      for (const question of near.slice(0, 20))
        yield onDay({ ...question, choices: { ...question.choices, ...choices } })
      for (const question of switched(base, choices)) yield onDay(question)
    }
  if (mutation.place.startsWith('levels.')) for (const question of ofKinds()) yield onDay(question)
  if (mutation.place.startsWith('noLevel')) for (const question of ofCases(sides)) yield question
  yield* probes(sides)
  for (const question of near.slice(12)) yield onDay(question)
  const places = placesIn(base, mutation)
  for (const place of places)
    for (const question of near) {
      yield onDay({ ...question, of: `${question.of}, to ${place}`, destinations: [place] })
      const text = JSON.stringify(question.data)
      const moved = text.replaceAll(/"(DE|JP|KR|FR|NL|SG|AE|IN|IL|MX|GB)"/g, `"${place}"`)
      if (moved !== text)
        yield onDay({ ...question, of: `${question.of}, from ${place}`, data: JSON.parse(moved) })
    }
}

/** Products and content of the entries whose rows turn on a switch, by one of its options, anywhere. */
function* switched(pack: RulePack, choices: Choices): Generator<Question> {
  const [id = ''] = Object.keys(choices)
  const entries = [...pack.entryByEccn.values()].filter(({ rows }) =>
    rows.some((row) => row.switch === id),
  )
  const destinations = toldApart(pack, pack)
  for (const { eccn } of entries)
    for (const one of [
      eccn,
      ...(pack.namedByEccn.get(eccn) ?? []).map((steps) => [eccn, ...steps].join('.')),
    ])
      yield {
        ...probe(one, 'DE', {}),
        of: `${one} by ${JSON.stringify(choices)}`,
        destinations,
        day: DAY,
        choices,
      }
}

/** The questions with which a search by rule begins, so that it leaves time for others. */
function* firstOf(questions: Iterable<Question>, most: number): Generator<Question> {
  let count = 0
  for (const question of questions) {
    if (count === most) return
    count += 1
    yield question
  }
}

/** Products of each entry that a mutation speaks of, with content of that entry, by open and known facts. */
function* probes({ base, other, mutation, day }: Sides): Generator<Question> {
  const places = placesIn(base, mutation)
  const destinations = places.length > 0 ? places : toldApart(base, other)
  for (const eccn of eccnsIn(base, mutation)) {
    for (const given of factsFor(base, mutation, eccn))
      for (const from of ['DE', 'CN']) {
        const { data, product } = probe(eccn, from, given)
        yield {
          of: `${eccn} from ${from} with ${JSON.stringify(given)}`,
          data,
          product,
          destinations,
          day,
        }
        const [part] = data.parts
        const [whole] = data.products
        if (part?.kind === 'software') {
          const parts = [{ ...part, facts: { ...part.facts, bundled: true } }]
          const products = [{ ...whole, kind: 'commodity', eccn: '5A991' }]
          yield {
            of: `${eccn} bundled`,
            data: { ...data, parts, products },
            product,
            destinations,
            day,
          }
        }
      }
  }
}

/** A product that a case of 734.4(a) reaches, by the rule as either pack has it, and others that differ in one thing. */
function* ofCases({ base, other, mutation, day }: Sides): Generator<Question> {
  const at = Number(mutation.path[2])
  const destinations = toldApart(base, other)
  const rules =
    mutation.path[1] === 'rules'
      ? [base, other].flatMap((pack) => pack.noLevel.rules[at] ?? [])
      : base.noLevel.rules.filter((rule) =>
          rule.content.some(({ families }) => families?.includes(String(mutation.rows[0]?.id))),
        )
  for (const { product, content } of rules)
    for (const predicate of content) {
      const patterns = [
        ...(predicate.eccns ?? []),
        ...base.noLevel.families.flatMap(({ id, patterns }) =>
          predicate.families?.includes(id) ? patterns : [],
        ),
      ].flatMap((pattern) => (pattern.includes('?') ? ofPattern(base, pattern) : [pattern]))
      const paragraphs = [...(predicate.paragraphs ?? []), ...(predicate.exceptParagraphs ?? [])]
      const inside = (patterns.length > 0 ? patterns : ['3A991']).flatMap((eccn) => [
        eccn,
        ...paragraphs.map((one) => `${eccn}.${one}`),
      ])
      const own = [...(product.eccns ?? []), ...(product.exceptEccns ?? []), '3A991'].flatMap(
        (one) => (one.includes('?') ? ofPattern(base, one) : [one]),
      )
      const openFacts = Object.keys(product.facts ?? {}).map((name) => ({
        ...product.facts,
        [name]: undefined,
      }))
      const settling = [product.settledBy, product.impliedBy].flatMap((by) =>
        Object.values(by ?? {}).flat(),
      )
      const undecided = [
        { eccn: null },
        ...settling.map((eccn) => ({ eccn })),
        ...[...settling, own[0] ?? null, null].flatMap((eccn) =>
          openFacts.map((facts) => ({ eccn, facts })),
        ),
      ]
      const usual = {
        eccn: (own[0] ?? null) as string | null,
        inside: inside[0] as string,
        kind: product.kinds?.[0] ?? 'commodity',
        insideKind: product.kinds?.[0] ?? 'commodity',
        from: 'CN',
        seat: 'US',
        facts: {
          ...product.facts,
          ...(product.above && { [product.above.fact]: '1000000' }),
        } as object,
        insideFacts: { ...predicate.facts, answers: predicate.answers ?? {} } as object,
      }
      const flipped = (facts: object) =>
        Object.entries(facts).flatMap(([name, value]) =>
          typeof value === 'boolean'
            ? [
                { ...facts, [name]: !value },
                { ...facts, [name]: null },
              ]
            : [],
        )
      const others: Partial<typeof usual>[] = [
        {},
        ...own.map((eccn) => ({ eccn })),
        ...undecided,
        ...inside.map((one) => ({ inside: one })),
        ...(['commodity', 'software', 'technology'] as const).flatMap((kind) => [
          { kind },
          { kind, insideKind: kind },
        ]),
        ...['DE', 'JP', 'NL', 'KR', 'MO', 'TW'].flatMap((from) =>
          ['US', 'CN', 'MO', from].map((seat) => ({ from, seat })),
        ),
        ...flipped(usual.facts).map((facts) => ({ facts })),
        ...flipped(usual.insideFacts).map((insideFacts) => ({ insideFacts })),
        ...Object.entries(predicate.answers ?? {}).map(([id, value]) => ({
          insideFacts: { ...predicate.facts, answers: { [id]: !value } },
        })),
        ...(product.above
          ? ['0.01', '0.02', '69', '71', '100'].map((value) => ({
              facts: { ...usual.facts, [product.above?.fact ?? '']: value },
            }))
          : []),
        { facts: {} },
        { insideFacts: {} },
        { eccn: '5E002', kind: 'technology', insideKind: 'technology', facts: {} },
      ]
      for (const change of others) {
        const one = { ...usual, ...change }
        const { data, product: id } = probe(one.inside, 'DE', {})
        const [part] = data.parts
        const [whole] = data.products
        const parts = [
          {
            ...part,
            kind: one.insideKind,
            facts: { incorporated: true, bundled: true, ...one.insideFacts },
          },
        ]
        const products = [{ ...whole, kind: one.kind, eccn: one.eccn, facts: one.facts }]
        const entities = [{ id: 'M', country: one.from, headquarters: one.seat }]
        const of = `734.4(a): ${JSON.stringify(one)}`
        yield { of, data: { ...data, parts, products, entities }, product: id, destinations, day }
      }
    }
}

/** Products of each kind with content of each kind, also under an ECCN of another one. */
function* ofKinds(): Generator<Question> {
  const kinds = { commodity: '3A991', software: '3D991', technology: '3E991' }
  for (const [kind, own] of Object.entries(kinds))
    for (const [inside, eccn] of [
      ...Object.entries(kinds),
      ['software', '3A991'],
      ['commodity', '3E991'],
      ['commodity', '2B999'],
      ['software', '1C999'],
      ['commodity', '3D991'],
    ])
      for (const bundled of [true, false]) {
        const { data, product } = probe(eccn as string, 'DE', {})
        const [part] = data.parts
        const [whole] = data.products
        const parts = [{ ...part, kind: inside, facts: { incorporated: bundled, bundled } }]
        const products = [{ ...whole, kind, eccn: own }]
        yield {
          of: `${inside} ${eccn} in ${kind}`,
          data: { ...data, parts, products },
          product,
          destinations: ['CN', 'CU'],
          day: DAY,
        }
      }
}

/** Facts and answers under which the scopes of an entry turn: none, all, and each by itself. */
function* factsFor(pack: RulePack, mutation: Mutation, eccn: string): Generator<object> {
  const entry = pack.entryByEccn.get(eccn.slice(0, 5))
  const { rows, before, after, path } = mutation
  const told = JSON.stringify([rows.slice(1), before, after, path.map(String)])
  const codes = [...new Set([...told.matchAll(/"(\d{6})"/g)].map(([, code]) => code))].slice(0, 3)
  for (const hts6 of codes) yield { hts6 }
  if (codes.length > 0 && mutation.place.startsWith('hts')) return
  const ids = new Set(entry ? conditionsOf(entry) : [])
  const facts = [
    'foodOrMedicine',
    'iranSupp7',
    'russiaListed',
    'massCommunicationSoftware',
    'civilTelecom',
    'memory',
    'semiconductor',
    'integratedCircuit',
  ]
  const all = (value: boolean) => ({
    ...Object.fromEntries(facts.map((name) => [name, value])),
    answers: Object.fromEntries([...ids].map((id) => [id, value])),
  })
  yield { ...all(false), encryption: 'b1' }
  yield all(true)
  yield {}
  for (const path of ['published', 'b2', 'b3', 'none'])
    if (/^5/.test(eccn)) yield { encryption: path }
  for (const id of ids)
    if (told.includes(`"${id}"`) || ids.size < 6)
      yield { ...all(false), answers: { ...all(false).answers, [id]: true } }
  for (const id of ids)
    if (told.includes(`"${id}"`))
      yield { ...all(true), answers: { ...all(true).answers, [id]: false } }
}

function conditionsOf(entry: EccnEntry): string[] {
  const limbs = [...entry.rows.flatMap(({ scope }) => scope), ...(entry.gbs ?? [])]
  return limbs.flatMap((limb) => [limb.if, limb.unless]).filter((id) => id !== undefined)
}

/** The ECCNs that a mutation speaks of: of its entry every paragraph that rules tell apart. */
function eccnsIn(pack: RulePack, mutation: Mutation): string[] {
  const [row] = mutation.rows.filter((one) => typeof one.eccn === 'string')
  const text = JSON.stringify([mutation.rows, mutation.before, mutation.after])
  const named = [...text.matchAll(/"([\d?][A-E?][\d?]{3}(?:\.[a-z0-9.]+)?)"/g)].flatMap(
    ([, one = '']) => (one.includes('?') ? ofPattern(pack, one) : [one]),
  )
  const ofEntry = (eccn: string) => [
    ...(pack.namedByEccn.get(eccn) ?? []).map((steps) => [eccn, ...steps].join('.')),
    `${eccn}.zz`,
    eccn,
  ]
  const entries =
    mutation.place.startsWith('eccns') || mutation.place.startsWith('exceptions.flags')
      ? [String(row?.eccn)].flatMap(ofEntry)
      : []
  const ofConditions = mutation.place.startsWith('conditions')
    ? [...pack.entryByEccn.values()]
        .filter((entry) => conditionsOf(entry).includes(String(mutation.rows[0]?.id)))
        .slice(0, 3)
        .flatMap(({ eccn }) => ofEntry(eccn))
    : []
  const ofExceptions = mutation.place.includes('forAnyReason') ? ['0A982', '2A290', '1C350.b'] : []
  const ofRegion =
    /^(countries|lists|hts|part746|levels|switches|chartNotes|productNeed|notices)/.test(
      mutation.place,
    )
      ? [
          ...entriesBy(pack, mutation),
          'EAR99',
          '3A001.a.2',
          '9A610.x',
          '5A992.c',
          '3A090.b',
          '0A501.a',
          '1C350.b',
          '5D992.c',
          '4A003',
          '6A003.b.4.b',
        ]
      : []
  return [
    ...new Set([
      ...named.slice(0, 12),
      ...ofExceptions,
      ...entries.slice(0, 40),
      ...ofConditions,
      ...ofRegion,
    ]),
  ]
}

/** Entries with rows that turn on what changed of a country or a list: a column, a Country Group, the list. */
function entriesBy(pack: RulePack, { rows, before, after, place }: Mutation): string[] {
  const list = place.startsWith('lists') ? [`list:${rows[0]?.id}`] : []
  const wanted = [...[before, after].filter((one) => typeof one === 'string'), ...list].map(
    (one) => `"${one}"`,
  )
  const found = [...pack.entryByEccn.values()].filter(({ rows: own }) => {
    const text = JSON.stringify(own)
    return wanted.some((one) => text.includes(one))
  })
  return found.slice(0, 4).map(({ eccn }) => eccn)
}

function ofPattern(pack: RulePack, pattern: string): string[] {
  const wanted = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('.', '.')}$`)
  const found = [...pack.entryByEccn.keys()].filter((eccn) => wanted.test(eccn))
  return [found[0], found.at(-1)].filter((one) => one !== undefined)
}

/** The countries that a mutation speaks of. */
function placesIn(pack: RulePack, { rows, before, after }: Mutation): string[] {
  const own = rows.map(({ code }) => code).filter((code) => typeof code === 'string')
  const named = [before, after].filter((one) => typeof one === 'string')
  return [...own, ...named].filter((code) => pack.countryByCode.has(code))
}

/** What a pack says of parties: by each source of lists, in each role, with each footnote. */
function byParties(pack: RulePack): string {
  const rules = pack.partyRules
  if (!rules) return 'none'
  const names = [
    'Denied Persons List',
    'DPL',
    'Entity List (EL)',
    'EL',
    'Military End User (MEU) List',
    'military end-user',
    'MEU',
    'Specially Designated Nationals',
    'SDN',
    'Unverified List',
    'UVL',
    'Nobody',
  ]
  const listing = (role: string, list: string) => ({
    party: 'P',
    roles: [role] as never,
    lists: {
      ...Object.fromEntries(rules.lists.map(({ id }) => [id, 'no' as const])),
      [list]: 'yes' as const,
    },
    footnotes: Object.fromEntries(FOOTNOTES.map((one) => [one, 'yes' as const])) as never,
  })
  const findings = PARTY_ROLES.flatMap((role) =>
    rules.lists.map(({ id }) => {
      const { lists, footnotes } = partyFindings(pack, [listing(role, id)])
      return [lists.map(({ list, effect, answer }) => [list, effect, answer]), footnotes]
    }),
  )
  const destination = findDestination(pack, 'CN')
  const [first] = goldenQuestions
  const byFootnote = first && destination && footnoted(pack, destination)
  const eccns = [
    ...new Set(rules.footnote5.rows.flatMap((row) => [...row.eccns, ...(row.exceptEccns ?? [])])),
  ]
  const table = [...eccns, '3B001.zz', '3B002.zz', '3B991.zz'].flatMap((eccn) =>
    ['DE', 'KR', 'CN', 'MO', 'IN', 'AE', 'TR', 'AR', 'SG', 'US'].flatMap((from) =>
      ['DE', 'KR', 'CN', 'MO', 'SG', 'JP'].flatMap((headquarters) =>
        [true, false].map((isTransfer) =>
          footnote5Need(pack, {
            eccn: parseEccn(eccn),
            from,
            headquarters,
            isTransfer,
            isEquallyControlled: false,
          }).rows.map(({ row, answer }) => [row, answer]),
        ),
      ),
    ),
  )
  const equal = ['3B993', '3B001'].map(
    (eccn) =>
      footnote5Need(pack, {
        eccn: parseEccn(eccn),
        from: 'KR',
        headquarters: 'KR',
        isTransfer: false,
        isEquallyControlled: true,
      }).answer,
  )
  const owners = ['30', '49', '50', '51', '60'].map(
    (percent) =>
      affiliations(
        [
          { id: 'P', owners: [{ party: 'L', percent }], ownersKnown: true },
          { id: 'L', owners: [], ownersKnown: true },
        ],
        (id) => (id === 'L' ? 'yes' : 'no'),
        rules.affiliates.percent,
      ).get('P')?.answer,
  )
  return JSON.stringify([
    names.map((name) => listOfSource(pack, name)?.id),
    findings,
    byFootnote,
    table,
    equal,
    owners,
    rules.affiliates.switch,
    rules.lists.map(({ passesDown }) => passesDown),
  ])
}

function footnoted(
  pack: RulePack,
  destination: NonNullable<ReturnType<typeof findDestination>>,
): unknown {
  const findings = partyFindings(pack, [
    {
      party: 'P',
      roles: ['end-user'],
      lists: { entity: 'yes' },
      footnotes: { 1: 'no', 2: 'no', 3: 'no', 4: 'no', 5: 'yes' } as never,
    },
  ])
  const rules = pack.directProduct.rules.map(({ id, name }) => ({
    rule: id,
    name,
    state: 'by-party' as const,
    reasons: [],
    missing: [],
  }))
  const settled = settledByParties(pack, rules, findings, {
    facts: {},
    setting: { destination },
    listedBuyer: 'no',
  })
  const product = { eccn: parseEccn('3B001.a.1'), facts: {}, country: 'DE', shipper: null }
  const setting = { destination, exportedFrom: 'DE', productKind: 'commodity' as const, day: DAY }
  return [
    settled.map(({ rule, state }) => [rule, state]),
    noLevelByParty(pack, findings, product, 'yes', setting)?.answer,
  ]
}

/** What a pack says of spare parts that go along with a product. */
function bySpares(pack: RulePack): string {
  return JSON.stringify([
    pack.exceptions.accompanying?.share,
    ...['commodity', 'software'].flatMap((kind) =>
      toldApart(pack, pack).map((to) => {
        const destination = findDestination(pack, to)
        const eccn = parseEccn(kind === 'software' ? '5D002' : '3A001.a.2')
        if (!destination || !eccn) return null
        const content = { kind: kind as 'commodity', origin: 'us' as const, eccn, facts: {} }
        const setting = {
          destination,
          exportedFrom: 'DE',
          productKind: kind as 'commodity',
          day: DAY,
        }
        return spareNeed(pack, {}, content as never, setting).exceptions.map(({ code, bars }) => [
          code,
          bars.map(({ row }) => row),
        ])
      }),
    ),
  ])
}

/** A pack of mutated files; as `indexPack`, on a day. */
export function packOf(files: PackFiles, day: string): RulePack {
  return packOn(indexPack(files), day)
}
