import type { DraftRow } from './draft.ts'
import type { Field } from './fields.ts'
import {
  isIndented,
  placesByIndent,
  placesByLevel,
  placesByParent,
  type RowPlace,
} from './hierarchy.ts'
import type { PlanInput } from './plan.ts'

/** Whether the single row above all others may be the product itself, or a sub-assembly in it. */
export interface Root {
  row: DraftRow | null
  isOpen: boolean
  /** Parents without a row of which one may be the product itself, with how many rows name them. */
  tops: readonly { name: string; rows: number }[]
}

/** Finds each row's place, and the row that is the product itself. */
export function placeRows(drafts: readonly DraftRow[], input: PlanInput): Root {
  const { rows, mapping, product, answers = {} } = input
  const cells = (field: Field) => {
    const column = mapping.columns.indexOf(field)
    return column < 0 ? null : drafts.map(({ index }) => rows[index]?.[column] ?? '')
  }
  // A column that is empty throughout, as in a template, says nothing of the structure.
  const filled = (field: Field) => {
    const texts = cells(field)
    return texts?.some((text) => text.trim() !== '') ? texts : null
  }
  const items = drafts.map((draft) => draft.values.item)
  const levels = filled('level')
  const parents = filled('parent')
  const places = levels
    ? placesByLevel(levels)
    : parents
      ? placesByParent(items, parents, topOf(items, parents, product, answers.top))
      : isIndented(cells('item') ?? [])
        ? placesByIndent(cells('item') ?? [])
        : drafts.map(() => ({ parent: null, depth: 1 }))
  const field = levels ? 'level' : parents ? 'parent' : 'item'
  const root = rootOf(drafts, places, levels, input)
  drafts.forEach((draft, i) => {
    const found = places[i] as RowPlace
    const isRoot = root.row === draft
    draft.isRoot = isRoot
    const parent = root.row && found.parent === 0 ? null : found.parent
    draft.place = { parent, depth: found.depth - (root.row ? 1 : 0) }
    if (isRoot) draft.problems = draft.problems.filter((row) => row.field !== 'quantity')
    if (!found.problem) return
    const text = (levels ?? parents ?? [])[i] ?? ''
    draft.problems.push({ field, text: text.trim(), message: found.problem })
  })
  if (levels && parents) compareParents(drafts, parents, product)
  const strange = !levels && parents ? strangeParents(items, parents, product) : []
  const isAsked = strange.length > 1 && product !== '' && answers.top === undefined
  if (root.row && root.row.values.item !== product) {
    const text = root.row.values.item
    const message = `is taken as the product ${product} itself`
    root.row.warnings.push({ field: 'item', text, message })
    root.row.values.item = product
  }
  const tops = strange.map((name) => ({
    name,
    rows: (parents ?? []).filter((text) => text.trim() === name).length,
  }))
  return { ...root, tops: isAsked ? tops : [] }
}

/** What the topmost lines name above them: the product, or its number elsewhere, which has no row. */
function topOf(
  items: readonly string[],
  parents: readonly string[],
  product: string,
  said?: string,
): string {
  const strange = strangeParents(items, parents, product)
  if (said !== undefined && strange.includes(said)) return said
  const [only] = strange
  return strange.length === 1 && only !== undefined ? only : product
}

/** The parents that have no row of their own, where none of the parents is the product. */
function strangeParents(
  items: readonly string[],
  parents: readonly string[],
  product: string,
): string[] {
  const known = new Set(items)
  const named = new Set(parents.map((text) => text.trim()).filter((text) => text !== ''))
  return named.has(product) ? [] : [...named].filter((text) => !known.has(text))
}

/**
 * The row of the product itself: the only one at the top, where it has the product's own number or
 * level 0. Without either it may be a sub-assembly as well, and is asked about where it is there once.
 */
function rootOf(
  drafts: readonly DraftRow[],
  places: readonly RowPlace[],
  levels: readonly string[] | null,
  { product, mapping, answers = {} }: PlanInput,
): Omit<Root, 'tops'> {
  const [first] = drafts
  const isAlone = places.filter(({ depth }) => depth === 1).length === 1
  if (!first || !isAlone || places[0]?.depth !== 1) return { row: null, isOpen: false }
  if (first.values.item === product || /^\W*0+\W*$/.test(levels?.[0]?.trim() ?? ''))
    return { row: first, isOpen: false }
  const isOnce = /^(1(\.0+)?)?$/.test(first.values.quantity ?? '')
  const isByParent = levels === null && mapping.columns.includes('parent')
  const isOpen = places.length > 1 && isOnce && !isByParent && !isFirstLevel(levels)
  if (!isOpen) return { row: null, isOpen: false }
  return { row: answers.root === 'sub-assembly' ? null : first, isOpen: answers.root === undefined }
}

/** Level 1 is that of the product's own lines. */
function isFirstLevel(levels: readonly string[] | null): boolean {
  return levels !== null && /^\W*1\W*$/.test(levels[0]?.trim() ?? '') && !levels.some(isDotted)
}

function isDotted(level: string): boolean {
  return /\d[.,-]\d/.test(level)
}

/** Where level and parent both stand, they must say the same. */
function compareParents(
  drafts: readonly DraftRow[],
  parents: readonly string[],
  product: string,
): void {
  const top = topOf(
    drafts.map(({ values }) => values.item),
    parents,
    product,
  )
  drafts.forEach((draft, i) => {
    const text = (parents[i] ?? '').trim()
    if (text === '' || draft.isRoot || draft.problems.some(({ field }) => field === 'level')) return
    const { parent } = draft.place
    const above = parent === null ? product : (drafts[parent]?.values.item ?? product)
    if (text === above || (above === product && text === top)) return
    const message = `the level puts it below ${above}, and the parent is ${text}`
    draft.problems.push({ field: 'parent', text, message })
  })
}
