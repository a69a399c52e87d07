import type { CalendarDay } from '../model/calendar-day.ts'
import { askedProblems } from './check-asked.ts'
import { datedProblems, daysOf } from './check-dated.ts'
import { directProductProblems, type PackProblem } from './check-direct-product.ts'
import { openGroupProblems } from './check-open-groups.ts'
import { coverage } from './coverage.ts'
import { holdsOn } from './dated.ts'
import { indexPack, packOn, type RulePack } from './pack.ts'
import { COLUMNS, type Destinations, type Limb, type PackFiles, packFilesSchema } from './schema.ts'

export type { PackProblem }

const LONGEST_PACK_ID = 60

/**
 * Checks the files of a pack: the shape of every row with its citation and source, that every
 * country, group, column, list, switch and condition it names exists on every day, and that its
 * anchors and counts hold. An empty list means that the pack may be used.
 */
export function checkPack(files: unknown): PackProblem[] {
  const parsed = packFilesSchema.safeParse(files)
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }))
  }
  const valid = parsed.data
  const pack = indexPack(valid)
  const dated = datedProblems(valid)
  if (dated.length > 0) return dated
  const found = [
    ...headerProblems(valid),
    ...sourceProblems(valid),
    ...countProblems(pack),
    ...daysOf(valid).flatMap((day) => problemsOn(packOn(pack, day), day)),
  ]
  return [
    ...new Map(found.map((problem) => [`${problem.path}: ${problem.message}`, problem])).values(),
  ]
}

/** What must hold on every day, of the rows of one. */
function problemsOn(pack: RulePack, day: CalendarDay): PackProblem[] {
  const references = referenceProblems(pack, day)
  const named = [
    ...references,
    ...(references.length === 0 ? askedProblems(pack) : []),
    ...directProductProblems(pack),
  ]
  return [...named, ...(named.length === 0 ? openGroupProblems(pack) : []), ...anchorProblems(pack)]
}

/** A pack's id is what it is named by, and may become a name of a file. */
function headerProblems({ header: { id } }: PackFiles): PackProblem[] {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= LONGEST_PACK_ID) return []
  const message = `is not of lower-case letters, digits and single hyphens, ${LONGEST_PACK_ID} at the most`
  return [{ path: 'header.id', message }]
}

/** Every row with its place in the files; with a day, those that hold on it. */
function* everyRow(
  value: unknown,
  path: string,
  day?: CalendarDay,
): Generator<{ row: Record<string, unknown>; path: string }> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      if (day === undefined || holdsOn(item, day)) yield* everyRow(item, `${path}[${i}]`, day)
  } else if (typeof value === 'object' && value !== null) {
    yield { row: value as Record<string, unknown>, path }
    for (const [key, item] of Object.entries(value))
      yield* everyRow(item, path ? `${path}.${key}` : key, day)
  }
}

function sourceProblems(files: PackFiles): PackProblem[] {
  const problems: PackProblem[] = []
  for (const { row, path } of everyRow(files, '')) {
    for (const name of ['source', 'chartSource']) {
      const tag = row[name]
      if (typeof tag === 'string' && !(tag in files.header.sources))
        problems.push({ path: `${path}.${name}`, message: `no source ${tag}` })
    }
  }
  return problems
}

function referenceProblems(pack: RulePack, day: CalendarDay): PackProblem[] {
  const problems: PackProblem[] = []
  const groups = new Set(
    pack.files.countries.countries.flatMap(({ groups, mayBeIn = [] }) => [...groups, ...mayBeIn]),
  )
  const families = new Set(pack.noLevel.families.map(({ id }) => id))
  const isColumn = (name: string) => (COLUMNS as readonly string[]).includes(name)
  for (const { row, path } of everyRow(pack.files, '', day)) {
    if (Array.isArray(row.any)) checkSet(row as unknown as Destinations, path)
    if (Array.isArray(row.scope)) checkLimbs(row.scope as Limb[], `${path}.scope`)
    if (Array.isArray(row.gbs)) checkLimbs(row.gbs as Limb[], `${path}.gbs`)
    if (typeof row.switch === 'string') checkSwitch(row.switch, `${path}.switch`)
    for (const name of ['switch', 'licensedOnly', 'looksInside']) {
      const choice = row[name]
      if (typeof choice !== 'object' || choice === null) continue
      const { id, option } = choice as { id: string; option: string }
      checkSwitch(id, `${path}.${name}`, option)
    }
    for (const name of ['exportedFrom', 'notExportedFrom', 'locatedIn'])
      if (typeof row[name] === 'string') checkList(row[name], `${path}.${name}`)
    for (const id of [row.lists, row.uncertainLists].flat())
      if (typeof id === 'string' && !pack.htsById.has(id))
        problems.push({ path: `${path}.lists`, message: `no list ${id} of HTS codes` })
    for (const id of Array.isArray(row.families) ? row.families : [])
      if (typeof id === 'string' && !families.has(id))
        problems.push({ path: `${path}.families`, message: `no family ${id}` })
    if (typeof row.treatedAs === 'string') checkCountry(row.treatedAs, `${path}.treatedAs`)
  }
  for (const [i, row] of pack.files.countries.countries.entries()) {
    if (!holdsOn(row, day)) continue
    if ((row.destination === false) !== (row.refusal !== undefined)) {
      const message = `${row.code} needs a refusal where it is no destination, and nowhere else`
      problems.push({ path: `countries.countries[${i}].refusal`, message })
    }
  }
  for (const [i, row] of pack.files.switches.switches.entries())
    if (holdsOn(row, day)) checkSwitch(row.id, `switches.switches[${i}].default`, row.default)
  for (const [i, list] of pack.files.lists.lists.entries()) {
    if (!holdsOn(list, day)) continue
    for (const member of list.members) checkCountry(member, `lists.lists[${i}].members`)
  }
  return problems

  function checkSet(set: Destinations, path: string): void {
    for (const member of [...set.any, ...(set.except ?? []), ...(set.plus ?? [])]) {
      if (member === 'ALL' || groups.has(member as never)) continue
      if (member.startsWith('list:')) {
        checkList(member.slice(5), path)
        if (pack.listById.get(member.slice(5))?.since)
          problems.push({
            path,
            message: `${member.slice(5)} has days of its members (since), which no set of destinations looks at`,
          })
      } else if (member.startsWith('column:')) {
        if (!isColumn(member.slice(7)))
          problems.push({ path, message: `no column ${member.slice(7)}` })
      } else checkCountry(member, path)
    }
  }

  function checkList(id: string, path: string): void {
    if (!pack.listById.has(id)) problems.push({ path, message: `no list ${id}` })
  }

  function checkCountry(code: string, path: string): void {
    if (!pack.countryByCode.has(code))
      problems.push({ path, message: `${code} is in no row of the countries` })
  }

  function checkSwitch(id: string, path: string, option?: string): void {
    const found = pack.switchById.get(id)
    if (!found) problems.push({ path, message: `no switch ${id}` })
    else if (option !== undefined && !found.options.some((one) => one.id === option))
      problems.push({ path, message: `no option ${option} of the switch ${id}` })
  }

  function checkLimbs(limbs: readonly Limb[], path: string): void {
    for (const condition of limbs.flatMap((limb) => [limb.if, limb.unless])) {
      if (condition !== undefined && !pack.conditionById.has(condition))
        problems.push({ path, message: `no condition ${condition}` })
    }
  }
}

function anchorProblems(pack: RulePack): PackProblem[] {
  const problems: PackProblem[] = []
  for (const anchor of pack.anchors.anchors) {
    const i = pack.files.anchors.anchors.indexOf(anchor)
    const path = `anchors.anchors[${i}]`
    const country = pack.countryByCode.get(anchor.country)
    const fail = (message: string) =>
      problems.push({ path, message: `${anchor.country} ${message}` })
    if (!country) {
      fail('is in no row of the countries')
      continue
    }
    for (const group of anchor.groups ?? [])
      if (!country.groups.includes(group)) fail(`is not in ${group}`)
    for (const group of anchor.notGroups ?? [])
      if (country.groups.includes(group)) fail(`is in ${group}`)
    for (const name of anchor.columns ?? [])
      if (!country.chart?.includes(name)) fail(`has no ${name}`)
    for (const name of anchor.notColumns ?? [])
      if (country.chart?.includes(name)) fail(`has ${name}`)
    if (anchor.noChartRow && country.chart !== null) fail('has a chart row')
  }
  return problems
}

function countProblems(pack: RulePack): PackProblem[] {
  const countries = pack.countries.countries
  const { eccns, licenceRows } = coverage(pack)
  const found: Record<string, number> = {
    countryGroupRows: countries.filter((row) => !row.treatedAs && !row.territory).length,
    territories: countries.filter((row) => row.territory).length,
    chartRows: countries.filter((country) => country.chart !== null).length,
    eccns,
    licenceRows,
    proseReadings: pack.proseRules.readings.length,
  }
  return Object.entries(pack.anchors.counts).flatMap(([name, wanted]) => {
    const count =
      found[name] ?? pack.htsById.get(name)?.codes.length ?? pack.listById.get(name)?.members.length
    return count === wanted
      ? []
      : [{ path: `anchors.counts.${name}`, message: `${wanted} wanted, ${count} found` }]
  })
}
