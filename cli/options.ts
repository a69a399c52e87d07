import { readFileSync, statSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { readPackNow } from '../db/packs.ts'
import { userName } from '../db/user-name.ts'
import { systemSession, Workspace } from '../db/workspace.ts'
import { WorkspaceError } from '../db/workspace-error.ts'
import { LARGEST_PACK } from '../shared/bounds.ts'
import type { PackOfFile } from '../shared/determination/pack-file.ts'
import type { MayBeTouched } from '../shared/determination/touched.ts'
import { type CalendarDay, isCalendarDay, localDay } from '../shared/model/calendar-day.ts'
import { parseJson } from '../shared/model/json.ts'
import { type Problem, readModel } from '../shared/model/read.ts'
import type { Scenario } from '../shared/model/scenario.ts'
import type { Model } from '../shared/model/schema.ts'
import {
  refusedDestinations,
  unknownDirectProduct,
  unknownFacts,
} from '../shared/rules/model-check.ts'
import { type Choices, indexPack, type RulePack } from '../shared/rules/pack.ts'
import { carriedPacks, type Packs, withInForce } from '../shared/rules/packs/at-hand.ts'
import type { LaterPrice } from '../shared/scenario/floors/later-prices.ts'
import { oneLine, problemLines } from './problems.ts'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'

/** As node's parseArgs, with an unusable command line as a UsageError. */
export function parseOptions<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError([error instanceof Error ? error.message : String(error)])
  }
}

/** Which model of a file is asked for, as it stands on the command line. */
export interface Asked {
  /** The day of determination. */
  on?: string | undefined
  /** The revision of a workspace file. */
  revision?: string | undefined
  /** Switches as NAME=OPTION. */
  switch?: string[] | undefined
}

/** By which rules: the id of a pack, or the path of its file. */
export interface AskedRules {
  rules?: string | undefined
}

/** A model, the day of determination that it is of, and the prices that hold from a later day on. */
export interface OfDay {
  model: Model
  day: CalendarDay
  later: LaterPrice[]
  /** The switches that are not at their default, by name. */
  choices: Choices
  /** The revision of the workspace that it was read at; null: a model file has none. */
  revision: number | null
  /** The scenarios that the workspace keeps; a model file has none. */
  scenarios: Scenario[]
  /** The determinations that the workspace keeps; a model file has none. */
  determinations: MayBeTouched[]
  /** The rule packs at hand: those of the app, and those that a workspace file keeps. */
  packs: Packs
}

/**
 * Reads a model file, or the model of a workspace file, as it is or as it was at a revision. The day is
 * the one asked for, else that of the revision, else today. Every problem becomes one line with the
 * file and the field's path.
 */
export function loadModel(path: string, asked: Asked = {}): OfDay {
  const on = asked.on === undefined ? undefined : dayAsked(asked.on)
  if (path.endsWith('.minimis')) return loadWorkspace(path, on, asked.revision)
  if (asked.revision !== undefined)
    throw new UsageError([`--revision: ${path} is a model file and has no revisions`])
  const read = readModel(readText(path))
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  return {
    model: read.value,
    day: on ?? localDay(new Date()),
    later: [],
    choices: {},
    revision: null,
    scenarios: [],
    determinations: [],
    packs: carriedPacks,
  }
}

/** A model with the pack that judges it. */
export interface Ruled extends OfDay {
  pack: RulePack
}

/**
 * As `loadModel`, for evaluation: by the pack asked for, else by the one in force at the revision of a
 * workspace file, else by the newest of the app. Destinations that it refuses are problems, and facts
 * that it does not know are told on stderr, since they say nothing. `choices` has the switches in
 * force: those given, over those that a workspace file keeps at the revision.
 */
export function loadModelFor(path: string, asked: Asked & AskedRules): Ruled {
  const loaded = loadModel(path, asked)
  const pack = refusedAsUsage(path, () => loadPack(asked.rules, loaded.packs))
  const given = choicesOf(pack, asked.switch)
  const { model } = loaded
  const refused = refusedDestinations(model, pack)
  if (refused.length > 0) throw new UsageError(refused.map((one) => problemLine(path, one)))
  const kept = keptChoices(pack, loaded.choices)
  const strange = [...unknownFacts(model, pack), ...unknownDirectProduct(model, pack)]
  const remarks = [...strange, ...kept.remarks].map((remark) => problemLine(path, remark))
  for (const line of problemLines(remarks, 'remark')) process.stderr.write(`note ${line}\n`)
  const packs = withInForce(loaded.packs, pack)
  return { ...loaded, pack, packs, choices: { ...kept.choices, ...given } }
}

/** The text of a file. */
export function readText(path: string): string {
  try {
    refuseOther(path)
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw notReadable(path, error)
  }
}

/** What a JSON file holds. */
export function loadJson(path: string): unknown {
  const read = parseJson(readText(path))
  if (!read.ok) throw new UsageError([problemLine(path, read)])
  return read.value
}

function loadWorkspace(
  path: string,
  day: CalendarDay | undefined,
  given: string | undefined,
): OfDay {
  const revision = given === undefined ? undefined : revisionAsked('--revision', given)
  return refusedAsUsage(path, () =>
    Workspace.readModel(path, systemSession(userName()), { revision, day }),
  )
}

/** The number of a revision, as it stands on the command line. */
export function revisionAsked(option: string, given: string): number {
  if (!/^\d{1,9}$/.test(given))
    throw new UsageError([`${option}: "${given}" is not the number of a revision`])
  return Number(given)
}

/** As `work`, with what a workspace file refuses as a UsageError that names the file. */
export function refusedAsUsage<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error
    throw new UsageError([error.message, ...error.details.map((detail) => `${path}: ${detail}`)])
  }
}

/** A problem as one line with its file. */
export function problemLine(file: string, { path, message }: Problem): string {
  return oneLine(`${file}: ${path}: ${message}`)
}

/** The pack asked for, by its id among those at hand or as a file of its own; else the one in force. */
export function loadPack(asked: string | undefined, packs: Packs = carriedPacks): RulePack {
  if (asked === undefined) return packs.inForce
  if (asked.endsWith(PACK_FILE)) return indexPack(packInFile(asked).files)
  const pack = packs.find(asked)
  if (!pack)
    throw new UsageError([`--rules: no rule pack "${asked}"; there is ${packs.ids.join(', ')}`])
  return pack
}

/** How the name of a pack's file ends. */
export const PACK_FILE = '.minimis-pack'

/** The pack in a file, once all is checked that is asked of one. */
export function packInFile(path: string): PackOfFile {
  const read = readPackNow(packText(path))
  if (!read.ok) throw new UsageError(read.problems.map((problem) => problemLine(path, problem)))
  return read.value
}

function packText(path: string): string {
  let bytes: number
  try {
    bytes = statSync(path).size
  } catch (error) {
    throw notReadable(path, error)
  }
  if (bytes > LARGEST_PACK)
    throw new UsageError([`${path}: has ${bytes} bytes, more than the ${LARGEST_PACK} of any pack`])
  return readText(path)
}

/** The day asked for with --on. */
export function dayAsked(day: string): CalendarDay {
  if (!isCalendarDay(day))
    throw new UsageError([`--on: "${day}" is not a day of the form YYYY-MM-DD`])
  return day
}

/** Switches given as NAME=OPTION, checked against the pack. */
export function choicesOf(pack: RulePack, given: readonly string[] | undefined): Choices {
  const choices: Record<string, string> = {}
  const problems: string[] = []
  for (const text of given ?? []) {
    const at = text.indexOf('=')
    const [name, option] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
    const options = pack.switchById.get(name)?.options.map((candidate) => candidate.id)
    if (!options)
      problems.push(`--switch: the rule pack has no switch "${name}"; minimis rules lists them`)
    else if (!options.includes(option))
      problems.push(`--switch: ${name} has no option "${option}"; there is ${options.join(', ')}`)
    else if (name in choices) problems.push(`--switch: ${name} is given more than once`)
    else choices[name] = option
  }
  if (problems.length > 0) throw new UsageError(problems)
  return choices
}

/**
 * The switches that a workspace file keeps, as far as the pack has them: one that it does not have, or
 * not with that option, is at its default, and told.
 */
export function keptChoices(
  pack: RulePack,
  kept: Choices,
): { choices: Record<string, string>; remarks: Problem[] } {
  const choices: Record<string, string> = {}
  const remarks: Problem[] = []
  for (const [name, option] of Object.entries(kept)) {
    const known = pack.switchById.get(name)
    if (known?.options.some(({ id }) => id === option)) choices[name] = option
    else {
      const what = known ? `${known.default}, its default, holds` : 'it says nothing'
      const message = `${pack.header.id} has no switch ${name}=${option}: ${what}`
      remarks.push({ path: `settings.choices.${name}`, message })
    }
  }
  return { choices, remarks }
}
