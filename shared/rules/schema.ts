import { z } from 'zod'
import { PARTY_ROLES } from '../model/party.ts'
import { FOOTNOTES } from '../model/screening.ts'
import { amendmentSchema } from './amendment.ts'
import { columnSchema, countryCodeSchema, countryGroupSchema, reasonSchema } from './members.ts'

export { COLUMNS, REASONS } from './members.ts'

const column = columnSchema
const reason = reasonSchema
const cite = z.string().min(3)
const paragraph = z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/)
const sourceTag = z.string().min(1)
/** By what official words are known again, without the words: the start of their hash. */
const wordsHash = z.string().regex(/^[0-9a-f]{16}$/)

/** The first and the last day on which a row of a list holds, both included; absent: unbounded. */
const dated = { from: z.iso.date().optional(), until: z.iso.date().optional() }

/**
 * A set of destinations: every member of `any` that is not in `except`, and all of `plus`.
 * A member is `ALL`, a country or region code, a Country Group such as `D:5`, `list:` with the
 * name of a list of the pack, or `column:` with a column of the Country Chart.
 */
export const destinationsSchema = z.strictObject({
  any: z.array(z.string()),
  except: z.array(z.string()).optional(),
  plus: z.array(z.string()).optional(),
})

/**
 * One limb of a scope: the paragraphs it covers (absent: the entire entry), those it leaves out,
 * and the condition that must hold (`if`) or must not hold (`unless`). Conditions are named in
 * conditions.json.
 */
export const limbSchema = z.strictObject({
  in: z.array(paragraph).optional(),
  except: z.array(paragraph).optional(),
  if: z.string().optional(),
  unless: z.string().optional(),
})

/**
 * One licence-requirement row of an ECCN. Exactly one of `column`, `destinations` and `possible`
 * stands: `possible` bounds where a row that is not modelled could apply, and makes those
 * destinations unknown, never "no licence".
 */
export const licenceRowSchema = z
  .strictObject({
    reason,
    scope: z.array(limbSchema).min(1),
    column: column.optional(),
    destinations: destinationsSchema.optional(),
    possible: destinationsSchema.optional(),
    /** The row applies only to what is exported from one of these; absent: from anywhere. */
    exportedFrom: destinationsSchema.optional(),
    prose: z.string().optional(),
    switch: z.string().optional(),
    /** Set where the row stands in no row of the table: where it was read instead. */
    added: z.string().optional(),
    note: z.string().optional(),
    cite,
    /** Where the row was read, if not where its entry was. */
    source: sourceTag.optional(),
    /** By what the official words of its two cells are known again: "control-rule". */
    wording: z
      .string()
      .regex(/^[0-9a-f]{16}-[0-9a-f]{16}$/)
      .optional(),
    /** Made known and not yet certain: it decides nothing, so it is `possible`. */
    announced: z.literal(true).optional(),
    ...dated,
  })
  .refine((row) => [row.column, row.destinations, row.possible].filter(Boolean).length === 1, {
    error: 'needs exactly one of column, destinations and possible',
  })
  .refine((row) => !row.announced || (row.possible && row.from), {
    error: 'is announced, so it needs possible and a day from which it would hold',
  })

/** One entry of the Commerce Control List with all its licence-requirement rows. */
export const eccnEntrySchema = z.strictObject({
  eccn: z.string().regex(/^\d[A-E]\d{3}$/),
  title: z.string().min(3),
  reasons: z.array(reason),
  /** `listed`: judged by its rows. `other-agency`: not under the EAR. `pointer`: classify elsewhere. */
  status: z.enum(['listed', 'other-agency', 'pointer']),
  /** The paragraphs named in the rows are all there are. */
  exhaustive: z.boolean().optional(),
  /** Where License Exception GBS is available; absent: nowhere. */
  gbs: z.array(limbSchema).optional(),
  /** Destinations where GBS is not available for this entry. */
  gbsExcept: destinationsSchema.optional(),
  shortSupplyOnly: z.boolean().optional(),
  rows: z.array(licenceRowSchema),
  note: z.string().optional(),
  /** By what its official heading, GBS line and License Requirement Notes are known again. */
  wordings: z
    .strictObject({
      heading: wordsHash.optional(),
      gbs: wordsHash.optional(),
      notes: z.array(wordsHash).optional(),
    })
    .optional(),
  cite,
  source: sourceTag,
  ...dated,
})

/**
 * A question that a scope turns on. `fact` names the fact of the part that answers it;
 * otherwise the part's `answers` do, under this id. `items` lists the ECCNs that a scope
 * on software or technology "for items controlled by …" refers to.
 */
export const conditionSchema = z.strictObject({
  id: z.string(),
  question: z.string().min(5),
  fact: z.string().optional(),
  items: z.array(z.string()).optional(),
  cite,
  ...dated,
})

export type Column = z.infer<typeof column>
export type Destinations = z.infer<typeof destinationsSchema>
export type Limb = z.infer<typeof limbSchema>
export type LicenceRow = z.infer<typeof licenceRowSchema>
export type EccnEntry = z.infer<typeof eccnEntrySchema>
export type Condition = z.infer<typeof conditionSchema>

const source = { cite, source: sourceTag, ...dated }
const countryCode = countryCodeSchema
const countryGroup = countryGroupSchema
const kindName = z.enum(['commodity', 'software', 'technology'])
const switchChoice = z.strictObject({ id: z.string(), option: z.string() })

export const packHeaderSchema = z.strictObject({
  id: z.string(),
  asOf: z.iso.date(),
  title: z.string(),
  /** Whose text was read, of which day; rows name these by their tags. */
  sources: z.record(
    z.string(),
    z.strictObject({ publisher: z.string(), title: z.string(), date: z.iso.date() }),
  ),
  /** The pack that an office amended, and how; absent: it is as it was issued. */
  amended: z
    .strictObject({
      pack: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      by: z.array(amendmentSchema).min(1).max(200),
    })
    .optional(),
})

/** A destination: its Country Groups and the columns marked in its chart row (`null`: no row). */
export const countrySchema = z.strictObject({
  code: countryCode,
  name: z.string(),
  destination: z.literal(false).optional(),
  /** Why it is no destination: a whole sentence for the user. */
  refusal: z.string().min(10).optional(),
  /** A territory (738.3(b)): a destination where it is named, but not one of all destinations. */
  territory: z.literal(true).optional(),
  groups: z.array(countryGroup),
  chart: z.array(column).nullable(),
  footnotes: z.array(z.number().int()).optional(),
  treatedAs: countryCode.optional(),
  /** A price for the country that answers is not taken for it. */
  ownPrice: z.literal(true).optional(),
  /** Country Groups in which it may be, each or not: the text of these days was not read. */
  mayBeIn: z.array(countryGroup).min(1).max(4).optional(),
  /**
   * The Country Groups that may have held before, up to and with the day `until`: as packs of
   * earlier determinations say what `mayBeIn` says.
   */
  earlier: z
    .strictObject({ ...source, until: z.iso.date(), groups: z.array(countryGroup) })
    .optional(),
  /** Where its chart row was read, if not where its groups were. */
  chartSource: sourceTag.optional(),
  ...source,
})

/**
 * A heading for destinations that the rules treat alike in the main: those in one of its Country
 * Groups, those that a rule of Part 746 reaches, or with neither all that are left.
 */
export const headingSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    groups: z.array(countryGroup).min(1).optional(),
    part746: z.literal(true).optional(),
    ...source,
  })
  .refine((heading) => !(heading.groups && heading.part746), {
    error: 'has groups or part746, not both',
  })

export const footnoteSchema = z.strictObject({
  number: z.number().int(),
  meaning: z.string(),
  effect: z.enum(['modelled', 'unknown', 'none']),
  ...source,
})

/** Where a footnote of the chart changes what a column mark means for some ECCNs. */
export const chartAdjustmentSchema = z.strictObject({
  eccns: z.array(z.string()),
  column,
  destinations: destinationsSchema,
  effect: z.enum(['required', 'unknown']),
  ...source,
})

export const listSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  members: z.array(countryCode),
  since: z.record(z.string(), z.iso.date()).optional(),
  /** Whether it holds for a territory of a member was not read; absent: it does (738.3(b)). */
  territories: z.literal('notRead').optional(),
  ...source,
})

export const htsListSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  codes: z.array(z.string().regex(/^\d{6}$/)).min(1),
  unitPriceAboveUsd: z.record(z.string(), z.string().regex(/^\d+$/)).optional(),
  ...source,
})

export const supplement6Schema = z.strictObject({
  paragraph: z.string(),
  item: z.string(),
  cas: z.string().optional(),
  leastConcentration: z.string().optional(),
  ...source,
})

export const proseReadingSchema = z.strictObject({
  id: z.string(),
  reason: z.string(),
  rows: z.number().int().positive(),
  eccns: z.array(z.string()).min(1),
  reading: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string().optional(),
  ...source,
})

export const switchSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  default: z.string(),
  options: z
    .array(
      z.strictObject({
        id: z.string(),
        meaning: z.string(),
        /** Where the rows that turn on the switch apply under this option; absent: as they say. */
        destinations: destinationsSchema.optional(),
        /** Where these rows are unknown under this option, in the place of where they apply. */
        possible: destinationsSchema.optional(),
      }),
    )
    .min(2),
  ...source,
})

/** A licence requirement of Part 746 for some destinations. */
export const embargoRuleSchema = z.strictObject({
  id: z.string(),
  destinations: destinationsSchema,
  /** Only of content of a product, or only of the product itself; absent: of both. */
  of: z.enum(['content', 'product']).optional(),
  items: z.enum(['all', 'anyEccn', 'columns', 'reasons', 'eccns', 'ear99']),
  reasons: z.array(reason).optional(),
  eccns: z.array(z.string()).optional(),
  kinds: z.array(kindName).optional(),
  facts: z.record(z.string(), z.boolean()).optional(),
  switch: switchChoice.optional(),
  carveOut: z
    .strictObject({
      exportedFrom: z.string(),
      items: z.enum(['all', 'atOnly']),
      eccns: z.array(z.string()).optional(),
      cite,
    })
    .optional(),
  /** Why the rule asks for nothing where another option of its switch is chosen. */
  switchedOff: z.string().optional(),
  /** Items that the rule leaves out, where these facts hold of them. */
  exempt: z
    .strictObject({
      kinds: z.array(kindName),
      eccns: z.array(z.string()).optional(),
      facts: z.record(z.string(), z.boolean()),
      why: z.string(),
      ...source,
    })
    .optional(),
  because: z.string(),
  /** Why an item that the rule looks at is not reached, where that can be. */
  otherwise: z.string().optional(),
  ...source,
})

/** A fact that an HTS code answers where the fact itself is not recorded. */
export const listedFactSchema = z.strictObject({
  fact: z.string(),
  lists: z.array(z.string()),
  uncertainLists: z.array(z.string()),
  /** A list behind the fact that has no codes, so that a code in no list leaves it open. */
  withoutCodes: z.strictObject({ cite }).optional(),
  /** What a code says that is in none of the lists, or in one that leaves it open. */
  words: z.strictObject({
    atPrice: z.string().optional(),
    byUse: z.string().optional(),
    none: z.string(),
  }),
  ...source,
})

export const levelSchema = z.strictObject({
  level: z.string(),
  destinations: destinationsSchema,
  ...source,
})

export const contentKindSchema = z.strictObject({
  product: kindName,
  content: kindName,
  counts: z.enum(['always', 'ifBundled', 'never']),
  /** Why such an item is not content, where it is none, and the notice that says what to do. */
  otherwise: z.string(),
  notice: z.string(),
  ...source,
})

export const gatePathSchema = z.strictObject({
  path: z.string(),
  /** The classification in words, such as "classified under 740.17(b)(2)". */
  title: z.string(),
  eccns: z.array(z.string()),
  counted: z.boolean(),
  destinations: destinationsSchema,
  ...source,
})

export const familySchema = z.strictObject({
  id: z.string(),
  patterns: z.array(z.string()).min(1),
  /** False: second incorporation does not reach content of this family. */
  secondIncorporation: z.literal(false).optional(),
  ...source,
})

export const contentPredicateSchema = z.strictObject({
  anyUsOrigin: z.literal(true).optional(),
  eccns: z.array(z.string()).optional(),
  families: z.array(z.string()).optional(),
  paragraphs: z.array(paragraph).optional(),
  exceptParagraphs: z.array(paragraph).optional(),
  facts: z.record(z.string(), z.boolean()).optional(),
  answers: z.record(z.string(), z.boolean()).optional(),
  licensedOnly: switchChoice.optional(),
})

/** By whom a requirement does not hold: located in a country of a list, its parent nowhere of a set. */
const exporterExclusion = {
  locatedIn: z.string(),
  notHeadquarteredIn: destinationsSchema,
}

export const productPredicateSchema = z.strictObject({
  kinds: z.array(kindName).optional(),
  eccns: z.array(z.string()).optional(),
  exceptEccns: z.array(z.string()).optional(),
  facts: z.record(z.string(), z.boolean()).optional(),
  above: z.strictObject({ fact: z.string(), value: z.string() }).optional(),
  impliedBy: z.record(z.string(), z.array(z.string())).optional(),
  settledBy: z.record(z.string(), z.array(z.string())).optional(),
  factsSettleEccn: z.literal(true).optional(),
  notExportedFrom: z.string().optional(),
  exporterExclusion: z.strictObject({ ...exporterExclusion, cite }).optional(),
})

/** A case of 734.4(a) in which no de minimis level applies. */
export const noLevelRuleSchema = z.strictObject({
  id: z.string(),
  because: z.string(),
  product: productPredicateSchema,
  content: z.array(contentPredicateSchema).min(1),
  destinations: destinationsSchema,
  withoutContent: z.string().optional(),
  notice: z.string().optional(),
  /** The option of a switch by which the inside of an item of US make is looked at too. */
  looksInside: switchChoice.optional(),
  /**
   * What is so where a limb fails: of the product's kind and ECCN, of one of its facts, its exporter,
   * its content (`licensed`: where only content that needs a licence is asked for), its destination.
   */
  fails: z.strictObject({
    product: z.string().optional(),
    facts: z.record(z.string(), z.string()).optional(),
    licensed: z.string().optional(),
    exporter: z.string().optional(),
    content: z.string(),
    destination: z.string().optional(),
  }),
  ...source,
})

const eccnPattern = z.string().regex(/^(\d|\?)([A-E]|\?)[\d?]{3}(\.[a-z0-9]+)*$/)

/**
 * A question that the rules of 734.9 turn on, asked once of a product, of its maker (`ofCompany`), or
 * of the circuits in it (`circuit`). `within` names wider questions: a no to one of them is a no to
 * this one, and a yes to this one is a yes to them.
 */
export const directProductQuestionSchema = z.strictObject({
  id: z.string().regex(/^[a-zA-Z0-9-]+$/),
  of: z.enum(['technology', 'plant', 'computers', 'circuit', 'item']),
  question: z.string().min(10),
  /** What is so by a yes and by a no. */
  yes: z.string(),
  no: z.string(),
  /** The entries of technology and software that it asks about. */
  inputs: z.array(eccnPattern).min(1).optional(),
  within: z.array(z.string()).min(1).optional(),
  ofCompany: z.literal(true).optional(),
  /** A recorded fact of the product that answers it. */
  settledBy: z
    .strictObject({ fact: z.string(), value: z.boolean(), answer: z.boolean() })
    .optional(),
  ...source,
})

/** One way in which an item may be made that brings a rule in, by the question that asks. */
const directProductLimbSchema = z.strictObject({
  by: z.enum(['technology', 'plant', 'contains', 'computers']),
  question: z.string(),
  /** Items of the rule that this way does not bring in. */
  exceptEccns: z.array(eccnPattern).optional(),
})

/**
 * A rule of 734.9. A product is in its scope by any of `nsControlled`, `anyEccn`, `eccns` less
 * `exceptEccns`, `families`, `orFacts` and `orQuestions`; with none of them every item is.
 */
export const directProductRuleSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  nsControlled: z.literal(true).optional(),
  anyEccn: z.literal(true).optional(),
  eccns: z.array(eccnPattern).optional(),
  exceptEccns: z.array(eccnPattern).optional(),
  families: z.array(z.string()).optional(),
  orFacts: z.array(z.string()).optional(),
  /** By the answer to a question, for some ECCNs alone. */
  orQuestions: z
    .array(z.strictObject({ question: z.string(), eccns: z.array(eccnPattern).optional() }))
    .optional(),
  destinations: destinationsSchema,
  /** Where the rule reaches beyond its destinations, by knowledge alone. */
  elsewhere: z.strictObject({ why: z.string(), cite }).optional(),
  partyBased: z.literal(true).optional(),
  /** What of the parties or the use it turns on; a fact of the product settles it at some places. */
  party: z
    .strictObject({
      why: z.string(),
      fact: z.strictObject({ name: z.string(), destinations: destinationsSchema }).optional(),
      cite,
    })
    .optional(),
  /** Exported from one of these, an item that the rule alone makes subject needs no licence by it. */
  exempt: z.strictObject({ exportedFrom: z.string(), why: z.string(), ...source }).optional(),
  /**
   * Shipped by such a company, what the rule alone makes subject does not meet the licence rows that
   * have one of these citations (`lifts`). `open`: what is said where it is not known who ships.
   */
  excluded: z
    .strictObject({
      lifts: z.array(cite).min(1),
      ...exporterExclusion,
      why: z.string(),
      open: z.string(),
      ...source,
    })
    .optional(),
  /** What it reaches, and what is so where the product or the destination is out of its scope. */
  because: z.string().optional(),
  fails: z
    .strictObject({ product: z.string().optional(), destination: z.string().optional() })
    .optional(),
  /** Absent: how the item is made is not looked at. */
  limbs: z.array(directProductLimbSchema).min(1).optional(),
  /** The section that asks for a licence where the rule reaches an item. */
  licence: z.strictObject({ section: z.string(), cite }).optional(),
  ...source,
})

/**
 * The model certificate of Supplement No. 1 to Part 734: the scopes that it can name, and whether a
 * certificate that does not name one says anything (`out`) or nothing (`open`, and why).
 */
export const certificateSchema = z.strictObject({
  scopes: z
    .array(
      z.strictObject({
        id: z.string(),
        rules: z.array(z.string()).min(1),
        silence: z.enum(['out', 'open']),
        why: z.string().optional(),
        cite,
      }),
    )
    .min(1),
  ...source,
})

export const noticeSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]+$/),
  text: z.string(),
  destinations: destinationsSchema.optional(),
  cites: z.array(z.string()).optional(),
  /** Raised only where this option of a switch is chosen. */
  switch: switchChoice.optional(),
  /** What stands open for these destinations beside a pass, by its name; no share settles it. */
  open: z.string().optional(),
  ...source,
})

/** A ground that the rules give in words of their own, beside the rows: `{name}` is filled in. */
export const groundSchema = z.strictObject({ id: z.string(), why: z.string(), ...source })

/** What stands beside the licence need of the product itself that no fact of the product tells. */
export const needConditionSchema = z.strictObject({
  id: z.string(),
  /** For which needs it is said. */
  states: z.array(z.enum(['none', 'required', 'unknown'])).min(1),
  destinations: destinationsSchema,
  kinds: z.array(kindName).optional(),
  eccns: z.array(z.string()).optional(),
  exceptEccns: z.array(z.string()).optional(),
  /** What it leaves open, by its name: then it is not settled that no calculation is asked for. */
  open: z.string().optional(),
  why: z.string(),
  ...source,
})

/** A License Exception of Part 740 that may be looked at for a product. */
export const licenseExceptionSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  /** What makes it one to look at: a flag of the entry, the reasons for control, or the transaction alone. */
  by: z.enum(['entry', 'reasons', 'transaction']),
  kinds: z.array(kindName).optional(),
  eccns: z.array(z.string()).optional(),
  exceptPatterns: z.array(z.string()).optional(),
  /** Every need is for one of these reasons. */
  onlyReasons: z.array(reason).optional(),
  destinations: destinationsSchema,
  /** Where it is for all of those reasons; elsewhere for NS alone. Absent: it makes no difference. */
  forAnyReason: destinationsSchema.optional(),
  /** What no data of the product tells. */
  unseen: z.string(),
  ...source,
})

/** What stands against exceptions for some products and destinations: all but `only` are barred. */
export const exceptionBarSchema = z.strictObject({
  id: z.string(),
  why: z.string(),
  destinations: destinationsSchema,
  reasons: z.array(reason).optional(),
  eccns: z.array(z.string()).optional(),
  families: z.array(z.string()).optional(),
  /** Only for what is exported from one of these. */
  exportedFrom: destinationsSchema.optional(),
  only: z.array(z.string()),
  ...source,
})

/** The exception for spare parts that go with a foreign-made product. */
export const accompanyingSparesSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  kinds: z.array(kindName),
  /** How much of the value of the product they may be worth at the most. */
  share: z.string().regex(/^0\.\d+$/),
  /** The bars, by their ids, in whose lists of what stays open it stands. */
  despite: z.array(z.string()),
  /** What no data of the product tells. */
  unseen: z.string(),
  ...source,
})

const exceptionFlagSchema = z
  .strictObject({
    for: z.enum(['entry', 'paragraphs']),
    /** The most that one order may be worth, in US dollars. */
    usd: z.string().regex(/^\d+$/).optional(),
  })
  .optional()

/** The exceptions that an entry of the Commerce Control List makes available, wholly or for some paragraphs. */
export const exceptionFlagsSchema = z.strictObject({
  eccn: z.string().regex(/^\d[A-E]\d{3}$/),
  LVS: exceptionFlagSchema,
  TSR: exceptionFlagSchema,
  APP: exceptionFlagSchema,
  ENC: exceptionFlagSchema,
  ACE: exceptionFlagSchema,
  IEC: exceptionFlagSchema,
  AIA: exceptionFlagSchema,
  ACM: exceptionFlagSchema,
  LPP: exceptionFlagSchema,
  HBM: exceptionFlagSchema,
  STA: z.strictObject({ bar: z.enum(['never', 'A:6', 'paragraphs']) }).optional(),
  ...source,
})

const partyRole = z.enum(PARTY_ROLES)

/** A role that 748.5 names. */
const partyRoleSchema = z.strictObject({ id: partyRole, title: z.string(), ...source })

/** A kind of screening list, and what it asks of a transaction with a party on it. */
const partyListSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What the source of an entry says where it is of this list: words in it, or all of it. */
  named: z.array(z.string()).min(1),
  called: z.array(z.string()).optional(),
  /** The roles that it reaches; absent: any role. */
  roles: z.array(partyRole).min(1).optional(),
  effect: z.enum(['forbidden', 'licence', 'no-exception']),
  /** An owner on it passes its terms on, by the rule of affiliates. */
  passesDown: z.literal(true).optional(),
  why: z.string(),
  ...source,
})

/** A footnote of the Entity List, the rule of 734.9 that it opens, and the case of 734.4(a). */
const footnoteRuleSchema = z.strictObject({
  footnote: z.literal(FOOTNOTES),
  rule: z.string(),
  noLevel: z.string().optional(),
  /** The fact of the product that such a party stands for in that case. */
  assumes: z.string().optional(),
  ...source,
})

/** A row of the table of 744.11(a)(2)(v)(A): who ships from where, and for which items it asks a licence. */
const footnote5RowSchema = z.strictObject({
  id: z.string(),
  /** A transfer within a country, and no shipment. */
  transfer: z.boolean(),
  shippedFrom: destinationsSchema.optional(),
  headquartered: destinationsSchema.optional(),
  /** Not where the country of export controls the item equally. */
  unlessControlled: z.literal(true).optional(),
  eccns: z.array(eccnPattern).min(1),
  exceptEccns: z.array(eccnPattern).optional(),
  why: z.string(),
  ...source,
})

/** What follows from who is a party to a transaction. */
export const partyRulesSchema = z.strictObject({
  note: z.string(),
  roles: z.array(partyRoleSchema).min(1),
  lists: z.array(partyListSchema).min(1),
  opens: z.array(footnoteRuleSchema).min(1),
  affiliates: z.strictObject({
    /** The share from which owners pass their terms on. */
    percent: z.string().regex(/^\d+(\.\d+)?$/),
    switch: switchChoice,
    why: z.string(),
    redFlag: z.string(),
    ...source,
  }),
  footnote5: z.strictObject({
    why: z.string(),
    rows: z.array(footnote5RowSchema).min(1),
    ...source,
  }),
})

/** A fact about the finished pack that must hold, as a guard against a slipped row. */
export const anchorSchema = z.strictObject({
  country: countryCode,
  groups: z.array(z.string()).optional(),
  notGroups: z.array(z.string()).optional(),
  columns: z.array(column).optional(),
  notColumns: z.array(column).optional(),
  noChartRow: z.literal(true).optional(),
  ...source,
})

const note = z.string()
const list = <T extends z.ZodType>(item: T) => z.array(item).min(1)

/** The files of a pack, as they lie in its folder. */
export const packFilesSchema = z.strictObject({
  header: packHeaderSchema,
  countries: z.strictObject({ note, countries: list(countrySchema) }),
  chartNotes: z.strictObject({
    note,
    adjustments: list(chartAdjustmentSchema),
    footnotes: list(footnoteSchema),
  }),
  groups: z.strictObject({ note, headings: list(headingSchema) }),
  lists: z.strictObject({ note, lists: list(listSchema) }),
  hts: z.strictObject({ note, lists: list(htsListSchema) }),
  supplement6: z.strictObject({ note, items: list(supplement6Schema) }),
  proseRules: z.strictObject({ note, readings: list(proseReadingSchema) }),
  switches: z.strictObject({ note, switches: list(switchSchema) }),
  part746: z.strictObject({
    note,
    rules: list(embargoRuleSchema),
    listedFacts: list(listedFactSchema),
  }),
  levels: z.strictObject({
    note,
    levels: list(levelSchema),
    contentKinds: list(contentKindSchema),
    /** The kind of item that each product group of the Commerce Control List names. */
    productGroups: z.strictObject({ kinds: z.record(z.string(), kindName), ...source }),
    gbs: z.strictObject({ destinations: destinationsSchema, ...source }),
    encryptionGate: z.strictObject({
      eccns: list(z.string()),
      paths: list(gatePathSchema),
      /** Content that passes by itself, and by which paragraph. */
      passes: list(z.strictObject({ id: z.string(), eccns: list(z.string()), ...source })),
      /** The option of a switch by which the inside of an item of US make is looked at too. */
      looksInside: switchChoice,
      ...source,
    }),
    /** A report may be relied on once these days have passed; above the share it must name the destination. */
    technologyReport: z.strictObject({
      days: z.number().int(),
      destinationAbove: z.string(),
      ...source,
    }),
  }),
  noLevel: z.strictObject({ note, families: list(familySchema), rules: list(noLevelRuleSchema) }),
  exceptions: z.strictObject({
    note,
    exceptions: list(licenseExceptionSchema),
    /** Absent in a determination of an earlier version. */
    accompanying: accompanyingSparesSchema.optional(),
    bars: list(exceptionBarSchema),
    flags: list(exceptionFlagsSchema),
  }),
  directProduct: z.strictObject({
    note,
    questions: list(directProductQuestionSchema).optional(),
    rules: list(directProductRuleSchema),
    certificate: certificateSchema.optional(),
  }),
  /** Absent in a determination of an earlier version. */
  productNeed: z.strictObject({ note, conditions: list(needConditionSchema) }).optional(),
  /** Absent in a determination of an earlier version. */
  partyRules: partyRulesSchema.optional(),
  notices: z.strictObject({ note, notices: list(noticeSchema) }),
  grounds: z.strictObject({ note, grounds: list(groundSchema) }),
  conditions: z.strictObject({ conditions: list(conditionSchema) }),
  anchors: z.strictObject({
    note,
    counts: z.record(z.string(), z.number().int().positive()),
    anchors: list(anchorSchema),
  }),
  eccns: list(z.strictObject({ note, entries: list(eccnEntrySchema) })),
  /** By what the official words of cited paragraphs are known again; absent: none was compared. */
  wordings: z
    .strictObject({
      note,
      paragraphs: list(z.strictObject({ place: z.string(), hash: wordsHash })),
    })
    .optional(),
})

export type PackFiles = z.infer<typeof packFilesSchema>
export type Country = z.infer<typeof countrySchema>
export type Switch = z.infer<typeof switchSchema>
export type Ground = z.infer<typeof groundSchema>
export type EmbargoRule = z.infer<typeof embargoRuleSchema>
export type ContentPredicate = z.infer<typeof contentPredicateSchema>
export type ProductPredicate = z.infer<typeof productPredicateSchema>
export type DirectProductRule = z.infer<typeof directProductRuleSchema>
export type DirectProductQuestion = z.infer<typeof directProductQuestionSchema>
export type ExporterExclusion = Pick<
  NonNullable<ProductPredicate['exporterExclusion']>,
  'locatedIn' | 'notHeadquarteredIn'
>
export type NeedCondition = z.infer<typeof needConditionSchema>
export type NoLevelRule = z.infer<typeof noLevelRuleSchema>
export type LicenseException = z.infer<typeof licenseExceptionSchema>
export type AccompanyingSpares = z.infer<typeof accompanyingSparesSchema>
export type ExceptionBar = z.infer<typeof exceptionBarSchema>
export type Heading = z.infer<typeof headingSchema>
export type PartyRules = z.infer<typeof partyRulesSchema>
export type PartyList = PartyRules['lists'][number]
export type Level = z.infer<typeof levelSchema>
