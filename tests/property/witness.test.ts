import { describe, expect, test, vi } from 'vitest'
import { checkPack } from '../../shared/rules/check.ts'
import { filesOn } from '../../shared/rules/dated.ts'
import { differencesOf } from '../../shared/rules/difference.ts'
import { indexPack, packOn } from '../../shared/rules/pack.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { type PackFiles, packFilesSchema } from '../../shared/rules/schema.ts'
import { changedBy, kindOf, type Mutation, mutationsOf } from './pack-mutations.ts'
import kinds from './witnessed-kinds.json' with { type: 'json' }
import { answerTo, daysOf, goldenQuestions, packOf, witnessOf } from './witnesses.ts'

vi.setConfig({ testTimeout: 900_000 })

const pack = currentPack()
const byKind = Map.groupBy(mutationsOf(pack.files), kindOf)

/** Whether the difference of the pack and others names something that decides, of the rows of all days. */
function isNamed(files: PackFiles): boolean {
  return differencesOf(pack.files, files).some(({ decides }) => decides)
}

/** Whether it does of the rows of a day. */
function isNamedOn(files: PackFiles, day: string): boolean {
  return differencesOf(filesOn(pack.files, day).files, filesOn(files, day).files).some(
    ({ decides }) => decides,
  )
}

test('What a difference does not name changes no result, all of it changed at once', () => {
  const unnamed = [...byKind.values()].flatMap((all) => {
    const [first, ...others] = all.filter(isRowAfterwards)
    if (!first || isNamed(first.make())) return []
    // By some citations notices and exclusions look rows up, so each is asked by itself.
    if (!first.place.endsWith('.cite')) return [first, ...others]
    return [first, ...others.slice(0, 20).filter((one) => !isNamed(one.make()))]
  })
  expect(unnamed.length).toBeGreaterThan(3000)
  const files = changedBy(pack.files, unnamed)
  expect(isNamed(files)).toBe(false)
  const other = indexPack(files)
  const differ = goldenQuestions.filter(
    (question) => answerTo(question, pack, false) !== answerTo(question, other, false),
  )
  expect(differ.map(({ of }) => of)).toEqual([])
})

/** A changed value that leaves the same row: the header is none, and an id or a day makes another one. */
function isRowAfterwards({ place, how, after }: Mutation): boolean {
  if (how !== 'changed' || /^header|\.(from|until|id|code|eccn|path)$/.test(place)) return false
  return !(/ource$/.test(place) && String(after).endsWith(' otherwise'))
}

/** What may be named and has no witness, and why. */
const WITHOUT: readonly [RegExp, string][] = [
  [/ added$/, 'what comes is what goes from the other side: the difference is the same both ways'],
  [/^(header|anchors|groups|supplement6|proseRules|grounds|wordings)\b/, 'no result is made of it'],
  [/\.(id|code|eccn|path) changed$/, 'a row by another id is one row less and another one more'],
  [/^levels\.levels\.\* swapped$/, 'one row is for what the other leaves out, in either order'],
  [
    /^levels\.levels\.\*\.destinations\.except(\.\*)? removed$/,
    'what is no longer left out has the level of the row before it all the same',
  ],
]

/** Kinds looked at in a usual run; PROPERTY_RUNS has all of them looked at. */
const KINDS = process.env.PROPERTY_RUNS ? kinds.length : 40

describe('What a difference names has a witness, of each kind', () => {
  const step = Math.ceil(kinds.length / KINDS)
  test.each(kinds.filter((_, i) => i % step === 0))('%s', (kind) => {
    expect(WITHOUT.filter(([pattern]) => pattern.test(kind))).toEqual([])
    expect(witnessOfKind(kind)).toEqual(expect.any(String))
  })
})

/** A question that some mutation of a kind answers otherwise; undefined: of none that was tried. */
function witnessOfKind(kind: string): string | undefined {
  const all = byKind.get(kind) ?? []
  let tried = 0
  for (let i = 0; i < Math.min(all.length, 12) && tried < 4; i += 1) {
    const mutation = all[(i * 7919 + 13) % all.length] as Mutation
    const files = mutation.make()
    if (!packFilesSchema.safeParse(files).success) continue
    const day = daysOf(mutation).find((one) => isNamedOn(files, one))
    if (day === undefined) continue
    if (checkPack(files).some(({ path }) => !path.startsWith('anchors'))) continue
    tried += 1
    const sides = { base: packOn(pack, day), other: packOf(files, day), mutation, day }
    const found = witnessOf(sides)
    if (found !== undefined) return found
  }
  return undefined
}
