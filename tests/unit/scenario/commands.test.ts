import { expect, test } from 'vitest'
import type { Change } from '../../../shared/model/scenario.ts'
import type { Rate } from '../../../shared/model/schema.ts'
import { Base } from '../../../shared/scenario/base.ts'
import { commandsOf } from '../../../shared/scenario/commands.ts'
import { overlay } from '../../../shared/scenario/overlay.ts'
import { DAY, RADIO, scenario } from './radio.ts'

const OLD = RADIO.rates[0] as Rate
const quote = (from: string, to: string, rate: string): Rate => ({ from, to, rate, asOf: DAY })

/** The commands that a scenario with one rate becomes, over a workspace that has these rates. */
function commands(rates: Rate[], from: string, to: string, rate: string) {
  const base = new Base({ ...RADIO, rates })
  const change: Change = { kind: 'setRate', from, to, rate }
  const made = overlay(base, [scenario([change])], { day: DAY, packs: [] })
  const adopt = () => {
    throw new Error('no pack is asked for')
  }
  const command = commandsOf(base, made, { what: 'Apply', lineOf: ({ line }) => line, adopt })
  return command?.kind === 'batch' ? command.commands : command
}

test('a rate is set beside the older ones', () => {
  expect(commands([OLD], 'EUR', 'USD', '1.2')).toEqual([
    { kind: 'setRate', rate: quote('EUR', 'USD', '1.2') },
  ])
})

test('a rate of the day in the same direction is written over', () => {
  expect(commands([OLD, quote('EUR', 'USD', '1.15')], 'EUR', 'USD', '1.2')).toEqual([
    { kind: 'setRate', rate: quote('EUR', 'USD', '1.2') },
  ])
})

test('a rate of the day in the other direction is taken away first', () => {
  expect(commands([OLD, quote('USD', 'EUR', '0.8')], 'EUR', 'USD', '1.2')).toEqual([
    { kind: 'removeRate', from: 'USD', to: 'EUR', asOf: DAY },
    { kind: 'setRate', rate: quote('EUR', 'USD', '1.2') },
  ])
})
