import { type Answer, all, any } from './answer.ts'
import { type Content, type Finding, partFact, type Setting } from './content.ts'
import { isAmong, isOnList } from './destination.ts'
import { EAR99, type Eccn, matchesPattern, within } from './eccn.ts'
import { type Choices, chosen, type RulePack } from './pack.ts'
import { possibleParagraphs } from './paragraphs.ts'
import type { EccnEntry, EmbargoRule, LicenceRow, Limb } from './schema.ts'

/** One reason why a licence is needed. `nsOnly`: a mark in an NS column of the Country Chart. */
interface Ground {
  label: string
  cite: string
  nsColumn: boolean
}

/** The licence need in one possible world: a paragraph, and an answer to each open question. */
interface World {
  paragraph: string[]
  truth: Truth
  counted: boolean
  atOnly: boolean
  grounds: Ground[]
  removedBy: Ground | null
}

type Truth = ReadonlyMap<string, boolean>

/** More open questions than this about one item are not played through: the need is unknown. */
const MOST_QUESTIONS = 8

/** Whether an item counts by its licence need, and whether it is controlled for AT reasons alone. */
export interface LicenceNeed extends Finding {
  atOnly: Answer
}

/**
 * Whether content of a known ECCN would need a licence if sent alone to the destination, once what
 * Supplement No. 2(a)(1) to Part 734 leaves out is left out: items that need none, items eligible
 * for License Exception GBS, and the two carve-outs of Part 746 by country of export. Part 744 is
 * never asked. Where the paragraph or a fact is open, every possibility is played through; the
 * answer is unknown only where they differ.
 */
export function licenceNeed(
  pack: RulePack,
  choices: Choices,
  content: Content & { eccn: Eccn },
  setting: Setting,
): LicenceNeed {
  const entry = pack.entryByEccn.get(content.eccn.entry) ?? null
  const named = pack.namedByEccn.get(content.eccn.entry) ?? []
  const paragraphs = entry ? possibleParagraphs(entry, named, content.eccn.paragraph) : [[]]
  const worlds: World[] = []
  for (const paragraph of paragraphs) {
    const judge = new ParagraphJudge(pack, choices, content, setting, entry, paragraph)
    const played = judge.worlds()
    if (!played) return tooManyQuestions(judge.questions)
    worlds.push(...played)
  }
  return combine(worlds, setting)
}

/** Plays through the open questions of an item at one paragraph. */
class ParagraphJudge {
  readonly questions = new Set<string>()
  private truth: Truth = new Map()
  private readonly eccn: Eccn
  private readonly embargoes: readonly EmbargoRule[]
  private readonly pack: RulePack
  private readonly choices: Choices
  private readonly content: Content & { eccn: Eccn }
  private readonly setting: Setting
  private readonly entry: EccnEntry | null
  private readonly paragraph: string[]

  constructor(
    pack: RulePack,
    choices: Choices,
    content: Content & { eccn: Eccn },
    setting: Setting,
    entry: EccnEntry | null,
    paragraph: string[],
  ) {
    this.pack = pack
    this.choices = choices
    this.content = content
    this.setting = setting
    this.entry = entry
    this.paragraph = paragraph
    this.eccn = { ...content.eccn, paragraph }
    this.embargoes = pack.part746.rules.filter((rule) =>
      isAmong(pack, setting.destination, rule.destinations),
    )
  }

  /**
   * The worlds, one for each set of answers to the questions met; null where there are too many.
   * A question may only come up once another is answered, so it repeats until none is new.
   */
  worlds(): World[] | null {
    for (;;) {
      const asked = [...this.questions]
      if (asked.length > MOST_QUESTIONS) return null
      const worlds = truthTables(asked).map((truth) => this.world(truth))
      if (this.questions.size === asked.length) return worlds
    }
  }

  private world(truth: Truth): World {
    this.truth = truth
    const grounds: Ground[] = []
    for (const row of this.entry?.rows ?? []) {
      if (!this.reachesDestination(row) || !this.scopeApplies(row.scope) || !this.confirmed(row))
        continue
      const nsColumn = row.column !== undefined && row.reason === 'NS'
      grounds.push({ label: row.column ?? row.reason, cite: row.cite, nsColumn })
    }
    const unlisted = !this.entry && this.eccn.entry !== EAR99
    if (unlisted && this.decide(`licence rows of ${this.eccn.entry}, not in the rule pack`, null)) {
      grounds.push({ label: 'not in the rule pack', cite: '774 Supp. 1', nsColumn: false })
    }
    let removedBy: Ground | null = null
    for (const rule of this.embargoes) {
      if (!this.embargoApplies(rule)) continue
      if (this.carvedOut(rule)) {
        const cite = rule.carveOut?.cite ?? rule.cite
        removedBy = {
          label: `not counted from ${this.setting.exportedFrom}: partner country`,
          cite,
          nsColumn: false,
        }
      } else grounds.push({ label: rule.because, cite: rule.cite, nsColumn: false })
    }
    if (grounds.length > 0 && this.gbsEligible(grounds)) {
      const { cite } = this.pack.levels.gbs
      return this.result([], { label: 'License Exception GBS', cite, nsColumn: false })
    }
    return this.result(grounds, removedBy)
  }

  private result(grounds: Ground[], removedBy: Ground | null): World {
    const { paragraph, truth } = this
    const asked = this.content.kind === 'software' && this.setting.productKind === 'commodity'
    const atOnly = asked && this.isAtOnly()
    return { paragraph, truth, counted: grounds.length > 0, atOnly, grounds, removedBy }
  }

  private applyingRows(): LicenceRow[] {
    return this.entry?.rows.filter((row) => this.scopeApplies(row.scope)) ?? []
  }

  private isAtOnly(): boolean {
    if (!this.entry) return this.eccn.entry !== EAR99 && this.decide('reasons for control', null)
    const applying = this.applyingRows()
    return applying.length > 0 && applying.every((row) => row.reason === 'AT')
  }

  private scopeApplies(scope: readonly Limb[]): boolean {
    return scope.some((limb) => this.limbApplies(limb))
  }

  private limbApplies(limb: Limb): boolean {
    const inside = (name: string) => within(this.paragraph, name.split('.')) === 'yes'
    if (limb.in && !limb.in.some(inside)) return false
    if (limb.except?.some(inside)) return false
    if (limb.if !== undefined && !this.holds(limb.if)) return false
    return limb.unless === undefined || !this.holds(limb.unless)
  }

  private holds(conditionId: string): boolean {
    const condition = this.pack.conditionById.get(conditionId)
    const { facts } = this.content
    const recorded = condition?.fact
      ? partFact(facts, condition.fact)
      : (facts.answers?.[conditionId] ?? null)
    return this.decide(condition?.fact ?? conditionId, recorded)
  }

  /** What is recorded, else the answer of this world to the question, which is noted as open. */
  private decide(question: string, recorded: boolean | null): boolean {
    if (recorded !== null) return recorded
    this.questions.add(question)
    return this.truth.get(question) ?? false
  }

  private reachesDestination(row: LicenceRow): boolean {
    const { destination } = this.setting
    if (row.column) {
      return destination.chart?.has(row.column) || this.chartAdjustment(row)?.effect === 'required'
    }
    const option = row.switch ? this.switchOption(row.switch) : undefined
    const set = option?.destinations ?? row.destinations ?? row.possible
    return set !== undefined && isAmong(this.pack, destination, set)
  }

  /** A row that reaches the destination bites, unless it is not modelled or a footnote leaves it open. */
  private confirmed(row: LicenceRow): boolean {
    if (row.possible)
      return this.decide(`${row.reason} requirement of ${this.entry?.eccn}, not modelled`, null)
    const adjustment = this.chartAdjustment(row)
    return (
      adjustment?.effect !== 'unknown' || this.decide(`chart footnote: ${adjustment.cite}`, null)
    )
  }

  private chartAdjustment(row: LicenceRow) {
    return this.pack.chartNotes.adjustments.find(
      (candidate) =>
        candidate.column === row.column &&
        isAmong(this.pack, this.setting.destination, candidate.destinations) &&
        candidate.eccns.some((eccn) => matchesPattern(this.eccn, eccn) === 'yes'),
    )
  }

  private switchOption(id: string) {
    const option = chosen(this.pack, this.choices, id)
    return this.pack.switchById.get(id)?.options.find((candidate) => candidate.id === option)
  }

  private embargoApplies(rule: EmbargoRule): boolean {
    if (rule.kinds && !rule.kinds.includes(this.content.kind)) return false
    if (rule.switch && chosen(this.pack, this.choices, rule.switch.id) !== rule.switch.option)
      return false
    if (!this.embargoReaches(rule)) return false
    return Object.entries(rule.facts ?? {}).every(
      ([name, wanted]) => this.embargoFact(name) === wanted,
    )
  }

  private embargoReaches(rule: EmbargoRule): boolean {
    const isEar99 = this.eccn.entry === EAR99
    switch (rule.items) {
      case 'all':
        return true
      case 'ear99':
        return isEar99
      case 'anyEccn':
        return !isEar99
      case 'columns':
        return this.applyingRows().some(
          (row) => row.column !== undefined && rule.reasons?.includes(row.reason),
        )
      case 'eccns':
        return rule.eccns?.some((eccn) => matchesPattern(this.eccn, eccn) === 'yes') ?? false
    }
  }

  /** Software and technology are neither food nor medicine, whatever is recorded. */
  private embargoFact(name: string): boolean {
    const recorded = partFact(this.content.facts, name)
    if (recorded === null && name === 'foodOrMedicine' && this.content.kind !== 'commodity')
      return false
    return this.decide(name, recorded)
  }

  private carvedOut(rule: EmbargoRule): boolean {
    const { carveOut } = rule
    if (!carveOut) return false
    const { exportedFrom, day } = this.setting
    const partner =
      exportedFrom === null ? null : isOnList(this.pack, carveOut.exportedFrom, exportedFrom, day)
    if (partner === false) return false
    const named = carveOut.eccns?.some((eccn) => matchesPattern(this.eccn, eccn) === 'yes') ?? false
    const reached = carveOut.items === 'all' || named || this.isAtOnly()
    return reached && this.decide('exportedFrom', partner)
  }

  private gbsEligible(grounds: readonly Ground[]): boolean {
    const { destination } = this.setting
    if (this.content.kind !== 'commodity' || !this.entry?.gbs) return false
    if (this.entry.gbsExcept && isAmong(this.pack, destination, this.entry.gbsExcept)) return false
    if (!grounds.every((ground) => ground.nsColumn)) return false
    if (!isAmong(this.pack, destination, this.pack.levels.gbs.destinations)) return false
    return this.scopeApplies(this.entry.gbs)
  }
}

function truthTables(questions: readonly string[]): Truth[] {
  return Array.from(
    { length: 2 ** questions.length },
    (_, bits) => new Map(questions.map((question, i) => [question, (bits & (2 ** i)) !== 0])),
  )
}

function combine(worlds: readonly World[], setting: Setting): LicenceNeed {
  const counted = worlds.filter((world) => world.counted)
  const answer = agreed(worlds.map((world) => world.counted))
  const atOnly = agreed(worlds.map((world) => world.atOnly))
  if (answer === 'no') {
    const removed = uniqueGrounds(worlds.flatMap((world) => world.removedBy ?? []))
    const none = {
      label: `no licence needed for ${setting.destination.code}`,
      cite: '734 Supp. 2(a)(1)',
    }
    const grounds = removed.length > 0 ? removed : [none]
    return { answer, atOnly, ...labels(grounds), missing: [] }
  }
  const shared = counted[0]?.grounds.filter((ground) =>
    counted.every((world) => world.grounds.some((other) => other.label === ground.label)),
  )
  const grounds = shared?.length ? shared : uniqueGrounds(counted.flatMap((world) => world.grounds))
  const missing = answer === 'unknown' ? decisiveQuestions(worlds) : []
  return { answer, atOnly, ...labels(uniqueGrounds(grounds)), missing }
}

function agreed(values: readonly boolean[]): Answer {
  const answers = values.map((value): Answer => (value ? 'yes' : 'no'))
  const everywhere = all(answers)
  return everywhere === any(answers) ? everywhere : 'unknown'
}

/** The open questions whose answer alone changes the outcome somewhere, the paragraph first. */
function decisiveQuestions(worlds: readonly World[]): string[] {
  const missing: string[] = []
  const byTruth = Map.groupBy(worlds, (world) => truthText(world))
  if (
    [...byTruth.values()].some((group) => agreed(group.map((world) => world.counted)) === 'unknown')
  ) {
    missing.push('paragraph')
  }
  for (const question of new Set(worlds.flatMap((world) => [...world.truth.keys()]))) {
    const others = Map.groupBy(
      worlds,
      (world) => `${world.paragraph.join('.')}|${truthText(world, question)}`,
    )
    if (
      [...others.values()].some(
        (group) => agreed(group.map((world) => world.counted)) === 'unknown',
      )
    ) {
      missing.push(question)
    }
  }
  return missing.length > 0 ? missing : ['paragraph']
}

function truthText(world: World, without?: string): string {
  return [...world.truth]
    .filter(([question]) => question !== without)
    .map(([question, value]) => `${question}=${value}`)
    .join('&')
}

function uniqueGrounds<T extends { label: string }>(grounds: readonly T[]): T[] {
  return [...new Map(grounds.map((ground) => [ground.label, ground])).values()]
}

function labels(grounds: readonly { label: string; cite: string }[]) {
  return {
    because: grounds.map((ground) => ground.label),
    cite: [...new Set(grounds.flatMap((ground) => ground.cite.split('; ')))],
  }
}

function tooManyQuestions(questions: ReadonlySet<string>): LicenceNeed {
  return {
    answer: 'unknown',
    atOnly: 'unknown',
    because: ['too many open questions'],
    cite: ['774 Supp. 1'],
    missing: [...questions],
  }
}
