import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { Evaluator } from '../../electron/evaluation/evaluator.ts'
import { Studies } from '../../electron/evaluation/studies.ts'
import type { Context } from '../../electron/handlers/context.ts'
import { evaluateHandlers } from '../../electron/handlers/evaluate.ts'
import { LongEdits } from '../../electron/long-edits.ts'
import { OpenWorkspace } from '../../electron/open-workspace.ts'
import { LiveEvaluation } from '../../shared/calc/evaluation.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { telecom } from '../db/support.ts'

const file = new URL('../../electron/evaluation/worker.ts', import.meta.url).pathname
const asked = { job: 'c', product: 'ER-4200', destinations: ['CN', 'IR'] }
const method = 'look-through' as const

const stopped: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stopped.splice(0)) await stop()
})

function opened() {
  const folder = mkdtempSync(join(tmpdir(), 'minimis-compare-'))
  const workspace = new OpenWorkspace(() => {})
  workspace.create(join(folder, 'w.minimis'), telecom())
  onTestFinished(() => workspace.closeFiles())
  const evaluator = new Evaluator(file, () => {})
  const studies = new Studies(new Evaluator(file, () => {}))
  stopped.push(
    () => evaluator.stop(),
    () => studies.stop(),
  )
  const longEdits = new LongEdits(() => {})
  const context = { workspace, evaluator, studies, longEdits } as unknown as Context
  const compare = async (from: number | null, to: number | null, more: object = {}) => {
    const call = evaluateHandlers(context)['evaluate.compareRevisions']
    const { answer } = await call({ ...asked, method, from, to, ...more })
    if (!answer) throw new Error('it was given up')
    return answer
  }
  return { workspace, compare }
}

test('what changed levels down is found, with the verdicts that whole evaluations give', async () => {
  const { workspace, compare } = opened()
  const figures = () => {
    const shown = workspace.shown()
    const { choices } = shown.settings()
    const options = { pack: currentPack(), choices, day: shown.day() }
    const evaluation = LiveEvaluation.of(shown.model(), options)
    return asked.destinations.map((code) => evaluation.figures('ER-4200', code, method).share)
  }
  const first = figures()
  const line = workspace.shown().bom('ASM-DFE')[0]?.line ?? 0
  workspace.edit((open) =>
    open.apply({
      kind: 'batch',
      what: 'Three at once',
      commands: [
        { kind: 'changePart', id: 'IC-FPGA-MID', set: { name: 'Other', origin: 'JP' } },
        { kind: 'setLine', line, details: { note: 'as agreed' } },
        { kind: 'changeSettings', set: { choices: { foreignContentUndeclared: 'unknown' } } },
      ],
    }),
  )
  const { before, after, differences, stages } = await compare(1, null)
  expect(before?.map(({ share }) => share)).toEqual(first)
  expect(after?.map(({ share }) => share)).toEqual(figures())
  expect(stages.length).toBe(differences.filter(({ rests }) => rests).length)
  const told = differences.map(({ kind, item, field, rests }) => [kind, item, field, rests])
  expect(told).toEqual(
    expect.arrayContaining([
      ['switch', null, 'switch foreignContentUndeclared', true],
      ['origin', 'IC-FPGA-MID', 'country of origin', true],
      ['record', 'IC-FPGA-MID', 'description', false],
    ]),
  )
  const { path } = differences.find(({ kind }) => kind === 'origin') ?? { path: [] }
  expect(path.length).toBeGreaterThan(2)
  expect((await compare(null, null)).differences).toEqual([])
  const back = await compare(2, 1)
  expect(back.after?.map(({ share }) => share)).toEqual(first)
})

test('notes and alternates of lines are told, and move no share', async () => {
  const { workspace, compare } = opened()
  const [row] = workspace.shown().bom('ER-4200')
  workspace.edit((open) =>
    open.apply({
      kind: 'setLine',
      line: row?.line ?? 0,
      details: { note: 'second source', alternates: ['IC-FPGA-SML'], unit: 'pcs' },
    }),
  )
  const { differences, stages } = await compare(1, 2)
  expect(
    differences.map(({ field, before, after, rests }) => [field, before, after, rests]),
  ).toEqual([
    [`line ${row?.item}: alternates`, null, 'IC-FPGA-SML', false],
    [`line ${row?.item}: note`, null, 'second source', false],
    [`line ${row?.item}: unit`, row?.unit ?? null, 'pcs', false],
  ])
  expect(stages).toEqual([])
})

test('a product that was not there yet, and revisions and products that are not there', async () => {
  const { workspace, compare } = opened()
  workspace.edit((open) =>
    open.apply({ kind: 'setProduct', product: { id: 'NEW', kind: 'commodity' } }),
  )
  expect(await compare(1, 2, { product: 'NEW' })).toMatchObject({
    isIn: { before: false, after: true },
    before: null,
  })
  await expect(compare(1, 9)).rejects.toThrow('There is no revision 9.')
  await expect(compare(1, 2, { product: 'NONE' })).rejects.toThrow('There is no product NONE')
  await expect(compare(1, 2, { destinations: ['QQ'] })).rejects.toThrow('no destination QQ')
})
