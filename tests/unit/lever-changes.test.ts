import { expect, test } from 'vitest'
import telecom from '../../samples/telecom.json' with { type: 'json' }
import { checkModel } from '../../shared/model/read.ts'
import { type Change, changeSchema, type Scenario } from '../../shared/model/scenario.ts'
import { currentPack } from '../../shared/rules/packs/index.ts'
import { Base } from '../../shared/scenario/base.ts'
import { levers } from '../../shared/scenario/levers/levers.ts'
import { readingAfter, subjectOf } from '../../shared/scenario/levers/subject.ts'
import { overlay } from '../../shared/scenario/overlay.ts'

const pack = currentPack()
const day = '2026-11-24'
const read = checkModel(telecom)
if (!read.ok) throw new Error('the sample is not usable')
const sample = read.value

function patchOf(change: Change) {
  const scenario: Scenario = {
    format: 'minimis-scenario',
    version: 1,
    name: 'lever',
    changes: [change],
  }
  const { report, patch } = overlay(new Base(sample), [scenario], { day, packs: [pack.header.id] })
  expect(report).toMatchObject([{ fits: true }])
  return patch
}

test.each([
  ['ER-4200', 'CN'],
  ['RU-3500', 'CN'],
  ['SC-220', 'CN'],
  ['ER-4200', 'IR'],
])(
  'the change of each lever of %s for %s makes the verdict that the lever promises',
  (product, destination) => {
    const subject = subjectOf(sample, { pack, day, product, destination })
    const alternates = { 'IC-FPGA-MID': ['IC-FPGA-SML'], 'ASM-OCXO': ['OSC-TCXO'] }
    const found = levers(subject, { alternates }).levers
    const expressed = found.filter(({ change }) => change !== null)
    expect(expressed.length).toBeGreaterThan(3)
    for (const { change, after, what } of expressed) {
      expect(changeSchema.safeParse(change).success, what).toBe(true)
      expect(readingAfter(subject, patchOf(change as Change)), what).toEqual(after)
    }
    for (const { change, after, what } of found) if (after === null) expect(change, what).toBeNull()
  },
)
