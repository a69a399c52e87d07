import { cellsFit, isCounting, isDesignatorLike, isLevelLike, outlineOf } from './cell-kinds.ts'
import { askFor, bestOf, type Choice, columnOf, has, isFree, openClaims, take } from './choice.ts'
import { SURE, USUAL, WEAK } from './claims.ts'
import { NONE, samplesOf } from './column-questions.ts'
import { type ColumnView, shareOf } from './column-view.ts'
import { placesByLevel } from './hierarchy.ts'

/** Chooses where a line stands: its level, its position and its designators. */
export function choosePlaces(choice: Choice): void {
  if (!choice.settled.has('level')) chooseLevel(choice)
  if (!choice.settled.has('designators')) chooseDesignators(choice)
  if (!choice.settled.has('position')) choosePosition(choice)
}

function chooseLevel(choice: Choice): void {
  const claims = openClaims(choice, 'level')
  const fitting = claims.filter(
    ({ column }) => column.filled.length > 0 && cellsFit('level', column),
  )
  const sure = claims.filter(({ score }) => score === SURE)
  const [first] = bestOf(fitting.length > 0 ? fitting : sure)
  if (first) {
    take(choice, first.column, 'level', first.score)
    return
  }
  chooseOutline(choice)
  if (!has(choice, 'level') && !choice.settled.has('level')) askUnnamedLevel(choice)
}

/** A column under an unknown heading that may be the level: it is called one, is dotted, or has marks. */
function askUnnamedLevel(choice: Choice): void {
  const found = choice.view.columns.filter((column) => {
    const { heading, filled } = column
    const isUnknown = !choice.claims.some((claim) => claim.column === column)
    if (!isUnknown || !isFree(choice, column) || filled.length < 2) return false
    if (new Set(filled).size < 2) return false
    if (outlineOf(column) === 'whole') return true
    const isMarked = filled.some((cell) => /^[.+*>_|·•]+\s*\d/.test(cell))
    const isCalled = /level|lvl|stufe|ebene|niveau|nivel|livello|indent|层|階層|レベル/.test(
      heading.whole,
    )
    return (isMarked || isCalled) && filled.every(isLevelLike)
  })
  if (found.length > 0) askFor(choice, 'level', found, { none: true })
}

/** Dotted numbers in a column of positions are levels where each stands below its own beginning. */
function chooseOutline(choice: Choice): void {
  const claims = (['position', 'item'] as const).flatMap((field) => openClaims(choice, field))
  for (const { column } of claims) {
    const outline = outlineOf(column)
    if (outline === 'none') continue
    const answer = choice.answers.structure
    if (outline === 'whole' || answer === 'level') {
      take(choice, column, 'level', USUAL)
      return
    }
    if (answer === undefined) askOutline(choice, column)
    return
  }
}

function askOutline(choice: Choice, column: ColumnView): void {
  const samples = samplesOf(choice.view, column, (cell) => `level ${cell.split('.').length}`)
  const flat = samplesOf(choice.view, column, () => 'a line of the product')
  choice.questions.push({
    id: 'structure',
    about: 'structure',
    text: `Do the numbers of “${column.heading.text}” say which line stands below which?`,
    readings: [
      { value: 'level', label: 'They are levels', columns: [column.index], samples },
      { value: NONE, label: 'All are lines of the product', columns: [], samples: flat },
    ],
    option: '--answer structure=level',
  })
}

function chooseDesignators(choice: Choice): void {
  const claims = openClaims(choice, 'designators').filter(({ column, score }) => {
    if (score >= SURE) return true
    if (column.filled.length === 0) return /^ref/.test(column.heading.whole)
    return shareOf(column, isDesignatorLike) >= 0.6
  })
  const [first] = bestOf(claims)
  if (first) take(choice, first.column, 'designators', first.score)
}

function choosePosition(choice: Choice): void {
  const claims = openClaims(choice, 'position').filter(
    ({ column, score }) => score >= SURE || isCounting(column) || outlineOf(column) !== 'none',
  )
  const [first] = bestOf(claims)
  if (first) take(choice, first.column, 'position', first.score)
}

/**
 * Chooses the column that names the assembly, once the part number is known. Beside a level that says
 * the same it is not needed; where the two differ, it is asked which holds.
 */
export function chooseParent(choice: Choice): void {
  if (choice.settled.has('parent')) return
  const item = columnOf(choice, 'item')
  const taken = columnOf(choice, 'parent')
  const items = new Set(item?.filled ?? [])
  const overlap = (column: ColumnView) => column.filled.filter((cell) => items.has(cell)).length
  const claims = openClaims(choice, 'parent').filter(
    ({ column, score }) => column.filled.length > 0 && (score >= SURE || overlap(column) > 0),
  )
  const most = Math.max(0, ...claims.map(({ column }) => overlap(column)))
  const [best] = bestOf(claims.filter(({ column }) => overlap(column) === most))
  const parent = taken ?? best?.column
  if (!parent) {
    if (!has(choice, 'level') && !choice.settled.has('level')) askAssemblies(choice, item)
    return
  }
  const level = columnOf(choice, 'level')
  if (!level || !item) {
    if (!taken) take(choice, parent, 'parent', best?.score ?? WEAK)
    return
  }
  if (taken) choice.columns[taken.index] = null
  if (!isContradicted(level, parent, item)) return
  const answer = choice.answers.structure
  if (answer === 'level') return
  choice.columns[level.index] = null
  if (answer === 'parent') {
    take(choice, parent, 'parent', best?.score ?? WEAK)
    return
  }
  askStructure(choice, level, parent)
}

/**
 * Lines of several assemblies in one table are not all lines of the product; a column that names
 * other rows, whatever its heading, may say which are.
 */
function askAssemblies(choice: Choice, item: ColumnView | undefined): void {
  const isSeveral = ({ filled }: ColumnView) => {
    const count = new Set(filled).size
    return count > 1 && count < filled.length && filled.every((cell) => cell.length > 1)
  }
  const [named] = openClaims(choice, 'parent').filter(({ column }) => isSeveral(column))
  const unnamed = choice.view.columns.filter(
    (column) =>
      isFree(choice, column) &&
      !choice.claims.some((claim) => claim.column === column) &&
      column.filled.length >= column.cells.length / 2 &&
      namesRows(column, item),
  )
  const columns = named ? [named.column] : unnamed
  if (columns.length > 0) askFor(choice, 'parent', columns, { none: true })
}

/** Whether a column names other rows of the table, all but the one thing at the top, and none its own. */
function namesRows({ cells, filled }: ColumnView, item: ColumnView | undefined): boolean {
  if (!item) return false
  const items = new Set(item.filled)
  const others = new Set(filled.filter((cell) => !items.has(cell)))
  const named = filled.filter((cell) => items.has(cell))
  const isOwn = cells.some((cell, row) => cell !== '' && cell === item.cells[row])
  return others.size <= 1 && named.length > 1 && !isOwn
}

/** Whether some row is placed below another part than its own cell names. */
function isContradicted(level: ColumnView, parent: ColumnView, item: ColumnView): boolean {
  const items = new Set(item.filled)
  const places = placesByLevel(level.cells)
  return places.some((place, row) => {
    const named = parent.cells[row] ?? ''
    if (place.problem || named === '') return false
    const above = place.parent === null ? null : item.cells[place.parent]
    return above === null ? items.has(named) && named !== item.cells[0] : above !== named
  })
}

function askStructure(choice: Choice, level: ColumnView, parent: ColumnView): void {
  const { view } = choice
  choice.questions.push({
    id: 'structure',
    about: 'structure',
    text: `“${level.heading.text}” and “${parent.heading.text}” place lines differently. Which holds?`,
    readings: [
      {
        value: 'level',
        label: `The levels of “${level.heading.text}”`,
        columns: [level.index],
        samples: samplesOf(view, level, (cell) => `level ${cell}`),
      },
      {
        value: 'parent',
        label: `The assemblies of “${parent.heading.text}”`,
        columns: [parent.index],
        samples: samplesOf(view, parent, (cell) => `a line of ${cell}`),
      },
    ],
    option: '--answer structure=level',
  })
}

/** Whether something in the table counts the parts of a line. */
export function countsParts(choice: Choice): boolean {
  const designators = columnOf(choice, 'designators')
  return has(choice, 'designators') && (designators?.filled.length ?? 0) > 0
}
