import type { ModelPatch } from '../model/patch.ts'
import type { Model } from '../model/schema.ts'
import { format } from '../money/ratio.ts'
import type { CalculationAsked } from '../rules/calculation-asked.ts'
import { type Destination, findDestination, standInFor } from '../rules/destination.ts'
import type { DirectProductFinding, DirectProductState } from '../rules/direct-product.ts'
import type { OpenLines } from '../rules/open-lines.ts'
import { type Choices, packOn, type RulePack } from '../rules/pack.ts'
import { ContentClasses } from './content/content-classes.ts'
import { isDiscrete } from './content/maker.ts'
import { ProductContents, productsBelow } from './content/product-contents.ts'
import { assumedOf } from './explain/assumed.ts'
import { Explosion } from './explain/explosion.ts'
import { flowBlocks } from './explain/flow.ts'
import type { Cut } from './explain/flow-tree.ts'
import { type LineHeads, lineHeadsOf, linesOf, unknownLinesOf } from './explain/lines.ts'
import { type MadeOf, madeOf } from './explain/made-of.ts'
import { noticesFor } from './explain/notices.ts'
import { type Numerator, numeratorOf } from './explain/numerator.ts'
import { type Questionnaire, questionnaireOf } from './explain/questionnaire.ts'
import { sourcesOf } from './explain/sources.ts'
import { type Spares, sparesOf } from './explain/spares.ts'
import { stepsOf } from './explain/steps.ts'
import { type Act, actOf, candidatesOf } from './result/act.ts'
import { isOpenAct, type OpenItem, openItems } from './result/complete.ts'
import type { Flow, FlowGrouping } from './result/flow.ts'
import type { PriceFloor } from './result/price-floor.ts'
import type {
  Assumed,
  Bounds,
  Figures,
  Method,
  OtherMethod,
  Outcome,
  PricedFigures,
  Result,
} from './result/result.ts'
import { type Determination, determine } from './verdict/determination.ts'
import { directProductOf, openLinesOf } from './verdict/direct-product.ts'
import { type Judge, Judges } from './verdict/judge.ts'
import { judgedAs, type MatrixRow, matrixRow } from './verdict/matrix.ts'
import { needsOf } from './verdict/need.ts'
import { priceFloors } from './verdict/price-floor.ts'
import { priceSource } from './verdict/selling-price.ts'
import type { Span } from './verdict/weigh.ts'

/** By which rules a model is asked, and on which day. */
interface Basis {
  pack: RulePack
  choices: Choices
  day: string
  /** The day whose rows of the pack hold, where that is another than the day of the determination. */
  rowsOf?: string | undefined
}

/** Lines that count which a summary names. */
const MOST_CONTRIBUTORS = 2

/** A result without what is told of its items. */
type Head = Omit<Result, 'steps' | 'counted' | 'notCounted' | 'unknown' | 'notices'>

/** What a table shows of a result. */
export interface ResultSummary
  extends Omit<Head, 'need' | 'routes' | 'calculation' | 'directProductRules'>,
    LineHeads {
  need: Result['need']['state']
  /** Whether a calculation is asked for at all, without the reasons. */
  calculation?: Pick<CalculationAsked, 'asked' | 'missing'>
  /** How many rules of 734.9 are in each state; absent: the rule pack does not say how they ask. */
  directProduct?: Record<DirectProductState, number>
  /** The rules of 734.9 that reach the product, whatever the share is. */
  reachedBy?: string[]
  act: Act
  /** The License Exceptions to look at first, by code. */
  candidates: string[]
  /** What would settle the need where it is open. */
  needMissing: readonly string[]
}

/** Exploded bills of materials that are kept from one question to the next. */
const MOST_EXPLOSIONS = 8

/**
 * A model that is asked repeatedly and changes by patches. An evaluation is never changed: a patch
 * gives another one, which shares with it all that the patch does not touch, so that an edit, a
 * scenario over a base and the way back cost what differs and no more.
 */
export class LiveEvaluation {
  private readonly contents: ProductContents
  private readonly judge: Judge
  private readonly judges: Judges
  private readonly explosions: Map<string, Explosion>
  private readonly openLinesByProduct = new Map<string, OpenLines>()

  private constructor(
    contents: ProductContents,
    judge: Judge,
    judges: Judges,
    explosions: Map<string, Explosion>,
  ) {
    this.contents = contents
    this.judge = judge
    this.judges = judges
    this.explosions = explosions
  }

  /** An evaluation of a checked model with the rows of a rule pack that hold on a day, and its switches. */
  static of(model: Model, { pack, choices, day, rowsOf = day }: Basis): LiveEvaluation {
    const classes = new ContentClasses()
    const rules = packOn(pack, rowsOf)
    const contents = ProductContents.of(model, rules, day, classes)
    const judges = new Judges(rules, day, classes)
    return new LiveEvaluation(contents, judges.by(choices), judges, new Map())
  }

  get model(): Model {
    return this.contents.model
  }

  /** The evaluation of the patched model; this one stays as it is. */
  patched(patch: ModelPatch): LiveEvaluation {
    const { contents, judge, judges, explosions } = this
    return new LiveEvaluation(contents.patched(patch), judge, judges, new Map(explosions))
  }

  /** The same model judged with other switches. */
  withChoices(choices: Choices): LiveEvaluation {
    const { contents, judges, explosions } = this
    return new LiveEvaluation(contents, judges.by(choices), judges, explosions)
  }

  has(product: string): boolean {
    return this.contents.products.has(product)
  }

  /**
   * The exact, explained result, with the other method's figures where a discrete product makes them
   * differ. Throws a RangeError on a product or destination that does not exist, as all below do.
   */
  result(product: string, destination: string, method: Method): Result {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    const result = resultOf(determination, this.explosion(product, method))
    return { ...result, ...this.otherMethod(product, destination, method) }
  }

  /**
   * What a table shows of the results of one product, a destination at a time. Destinations that the
   * rules do not tell apart are judged once, as in `matrix`.
   */
  *summaries(
    product: string,
    destinations: readonly string[],
    method: Method,
  ): Generator<ResultSummary> {
    const { pack } = this.judge
    const item = this.contents.product(product)
    const known = new Map<string, Omit<ResultSummary, 'destination' | 'treatedAs'>>()
    for (const code of destinations) {
      const destination = findDestination(pack, code)
      if (!destination) throw new RangeError(`no destination ${code}`)
      const source = priceSource(pack, item, destination)
      const like = `${judgedAs(pack, item, destination).code} ${'country' in source ? source.country : ''}`
      const summary = known.get(like) ?? this.summary(product, code, method)
      known.set(like, summary)
      yield { ...summary, ...namesOf(destination) }
    }
  }

  private summary(
    product: string,
    destination: string,
    method: Method,
  ): Omit<ResultSummary, 'destination' | 'treatedAs'> {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    const { rows } = this.explosion(product, method)
    const head = headOf(determination, assumedOf(determination, rows))
    const {
      need,
      routes: _,
      destination: __,
      treatedAs: ___,
      calculation,
      directProductRules: rules,
      ...told
    } = head
    return {
      ...told,
      need: need.state,
      ...(calculation && {
        calculation: { asked: calculation.asked, missing: calculation.missing },
      }),
      ...(rules && { directProduct: countStates(rules), reachedBy: reachedBy(rules) }),
      act: this.actOf(determination),
      candidates: candidatesOf(need.exceptions),
      needMissing: need.missing,
      ...this.otherMethod(product, destination, method),
      ...lineHeadsOf(determination, rows, MOST_CONTRIBUTORS),
    }
  }

  /**
   * What can still change a verdict or a licence need of one product, for each of some destinations
   * that is not complete. Destinations that the rules do not tell apart are asked once.
   */
  openItems(
    product: string,
    destinations: readonly string[],
    method: Method,
  ): { destination: string; items: OpenItem[] }[] {
    const { acts } = this.matrix(product, destinations, method)
    const { pack } = this.judge
    const item = this.contents.product(product)
    const known = new Map<string, OpenItem[]>()
    return destinations.flatMap((code, at) => {
      const act = acts[at]
      const destination = findDestination(pack, code)
      if (act === undefined || !isOpenAct(act) || !destination) return []
      const source = priceSource(pack, item, destination)
      const like = `${judgedAs(pack, item, destination).code} ${'country' in source ? source.country : ''}`
      const items = known.get(like) ?? this.openAt(product, code, { method, act })
      known.set(like, items)
      return [{ destination: code, items }]
    })
  }

  private openAt(
    product: string,
    destination: string,
    { method, act }: { method: Method; act: Act },
  ): OpenItem[] {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    const { item, judgement } = determination
    const need = this.judge.needs.of(
      item,
      this.contents.basis,
    )(standInFor(this.judge.pack, judgement.destination))
    const { outcome, share, threshold } = figuresOf(determination)
    const unknown =
      outcome === 'undetermined'
        ? unknownLinesOf(determination, this.explosion(product, method).rows)
        : []
    const isMakerOpen = (id: string) => this.contents.product(id).maker.origin === 'unknown'
    return openItems({ product, act, outcome, share, threshold, unknown, need }, isMakerOpen)
  }

  /** The questions of the direct product rules of one product, for some destinations. */
  questionnaire(product: string, destinations: readonly string[]): Questionnaire {
    return questionnaireOf(this.contents, this.judge, product, destinations)
  }

  /** Outcome, rule and share alone. */
  verdict(product: string, destination: string, method: Method): Figures {
    return figuresOf(determine(this.contents, this.judge, method, { product, destination }))
  }

  /** What the numerator is made of, and what another share would decide. */
  numerator(product: string, destination: string, method: Method): Numerator {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    return numeratorOf(determination, () => this.explosion(product, method).rows)
  }

  /** The US content of a product for a destination, controlled or not, and what its value is made of. */
  madeOf(product: string, destination: string, method: Method): MadeOf {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    return madeOf(determination, this.explosion(product, method).rows)
  }

  /** The US parts of a product as spares that are shipped to the destination, each judged by itself. */
  spares(product: string, destination: string, method: Method): Spares {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    return sparesOf(determination, this.explosion(product, method).rows)
  }

  /** How content comes together in a product, in blocks with exact amounts. */
  flow(
    product: string,
    destination: string,
    method: Method,
    { grouping, cut }: { grouping: FlowGrouping; cut: Cut },
  ): Flow {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    const { controlled, share } = figuresOf(determination)
    const { amount } = determination.weighing.price
    const blocks = flowBlocks(determination, grouping, cut)
    return { blocks, controlled, share, price: amount && format(amount) }
  }

  /** As `verdict`, with the selling price that the share is of and the act that it asks for. */
  figures(product: string, destination: string, method: Method): PricedFigures {
    const determination = determine(this.contents, this.judge, method, { product, destination })
    const { amount } = determination.weighing.price
    const price = amount && format(amount)
    return { ...figuresOf(determination), price, act: this.actOf(determination) }
  }

  /** The act that an outcome asks for of a product as it stands here, whatever gave the outcome. */
  actFor(product: string, destination: string, outcome: Outcome): Act {
    const { pack, needs } = this.judge
    const found = findDestination(pack, destination)
    if (!found) throw new RangeError(`no destination ${destination}`)
    const standIn = standInFor(pack, found)
    const { state } = needs.of(this.contents.product(product), this.contents.basis)(standIn)
    const beside = outcome === 'not-subject' ? this.openLines(product).besideAt(standIn) : 'nothing'
    return actOf({ outcome, need: state, beside })
  }

  private openLines(product: string): OpenLines {
    const known = this.openLinesByProduct.get(product)
    if (known) return known
    const found = openLinesOf(this.contents, this.judge, this.contents.product(product))
    this.openLinesByProduct.set(product, found)
    return found
  }

  private actOf({ item, judgement, verdict }: Determination): Act {
    return this.actFor(item.product.id, judgement.destination.code, verdict.outcome)
  }

  /** The verdicts and shares of one product for many destinations. */
  matrix(product: string, destinations: readonly string[], method: Method): MatrixRow {
    return matrixRow(this.contents, this.judge, product, destinations, method)
  }

  /** The lowest selling price of one product at which it is not subject, for each destination. */
  floors(product: string, destinations: readonly string[], method: Method): PriceFloor[] {
    const floors = priceFloors(this.contents, this.judge, product, destinations, method)
    return [...floors].map((floor) => {
      const actFor = (outcome: Outcome) => this.actFor(product, floor.destination, outcome)
      return {
        ...floor,
        act: actFor(floor.outcome),
        actAtAmount: floor.amount === null ? null : actFor('not-subject'),
      }
    })
  }

  private otherMethod(
    product: string,
    destination: string,
    method: Method,
  ): Pick<Result, 'otherMethod'> {
    if (!this.contents.claimsDiscrete) return {}
    const discrete = this.discreteInside(product)
    if (discrete.length === 0) return {}
    const other: Method = method === 'look-through' ? 'second-incorporation' : 'look-through'
    return { otherMethod: { ...this.verdict(product, destination, other), discrete } }
  }

  private explosion(product: string, method: Method): Explosion {
    const name = `${method} ${product}`
    const known = this.explosions.get(name)
    const explosion = known
      ? known.movedTo(this.contents)
      : Explosion.of(this.contents, product, method)
    // The one asked for last comes last, so that the first is the one to let go.
    this.explosions.delete(name)
    this.explosions.set(name, explosion)
    const [oldest] = this.explosions.keys()
    if (oldest !== undefined && this.explosions.size > MOST_EXPLOSIONS)
      this.explosions.delete(oldest)
    return explosion
  }

  private discreteInside(product: string): OtherMethod['discrete'] {
    return productsBelow(this.contents, product)
      .filter(isDiscrete)
      .map(({ id, discrete }) => ({ path: [product, id], reason: discrete?.reason ?? '' }))
  }
}

function resultOf(determination: Determination, { rows, lines }: Explosion): Result {
  const assumed = assumedOf(determination, rows)
  const {
    need,
    routes,
    calculation,
    directProductRules,
    assumed: _,
    ...head
  } = headOf(determination, assumed)
  return {
    ...head,
    steps: stepsOf(determination, rows, assumed),
    ...linesOf(determination, rows, lines),
    notices: noticesFor(determination, rows, head.sources, directProductRules ?? []),
    need,
    ...(routes && { routes }),
    ...(calculation && { calculation }),
    ...(directProductRules && { directProductRules }),
    ...(assumed && { assumed }),
  }
}

function headOf(determination: Determination, assumed: Assumed | null): Head {
  const { item, judgement, weighing } = determination
  const directProductRules = directProductOf(determination)
  const { need, routes, calculation } = needsOf(determination, directProductRules)
  const { method, outcome, rule, threshold, share, controlled } = figuresOf(determination)
  return {
    product: item.product.id,
    ...namesOf(judgement.destination),
    method,
    outcome,
    rule,
    threshold,
    share,
    price: weighing.price.amount && format(weighing.price.amount),
    priceBasis: weighing.price.basis,
    controlled,
    sources: sourcesOf(determination),
    need,
    ...(routes.length > 0 && { routes }),
    ...(calculation && { calculation }),
    ...(directProductRules.length > 0 && { directProductRules }),
    ...(assumed && { assumed }),
  }
}

function reachedBy(rules: readonly DirectProductFinding[]): string[] {
  return rules.flatMap(({ rule, state }) => (state === 'in' ? [rule] : []))
}

function countStates(rules: readonly DirectProductFinding[]): Record<DirectProductState, number> {
  const counts = { out: 0, in: 0, open: 0, 'by-party': 0 }
  for (const { state } of rules) counts[state] += 1
  return counts
}

function namesOf({ code, codes }: Destination): Pick<Result, 'destination' | 'treatedAs'> {
  const [, treatedAs] = codes
  return { destination: code, ...(treatedAs && { treatedAs }) }
}

function figuresOf({ method, verdict, weighing }: Determination): Figures {
  return {
    method,
    outcome: verdict.outcome,
    rule: verdict.rule,
    threshold: verdict.level && format(verdict.level),
    share: boundsText(weighing.share),
    controlled: boundsText(weighing.controlled),
  }
}

function boundsText(span: Span | null): Bounds {
  if (!span) return { low: null, high: null }
  return { low: format(span.low), high: span.high && format(span.high) }
}
