import type { Act } from '../../../shared/calc/result/act.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import { axisName } from '../../../shared/scenario/levers/axis.ts'
import type { Bar } from '../../../shared/scenario/levers/tornado.ts'
import { exactText, pointsText } from '../../ui/format.ts'
import type { PictureTable } from '../../ui/picture-table.ts'
import { boundsText, drawnShare } from './figures.ts'

/** One end of a bar: an amount with the share and the verdict at it. */
export interface TornadoEnd {
  amount: string
  /** The share at this amount, to draw with; null: not known, or without a bound. */
  low: number | null
  high: number | null
  act: Act
  text: string
}

export interface TornadoBar {
  name: string
  item: string | null
  ends: [TornadoEnd, TornadoEnd]
  moves: string
}

/** The bars of a tornado to draw, in their order. */
export function tornadoBars(bars: readonly Bar[]): TornadoBar[] {
  return bars.map(({ axis, currency, low, high, span }) => ({
    name: axisName(axis),
    item: axis.kind === 'part-price' ? axis.item : null,
    ends: [endOf(low, currency), endOf(high, currency)],
    moves: span === null ? 'not known' : pointsText(span),
  }))
}

function endOf({ amount, share, threshold, act }: Bar['low'], currency: string): TornadoEnd {
  return {
    amount: `${exactText(amount)} ${currency}`,
    low: drawnShare(share.low),
    high: drawnShare(share.high),
    act,
    text: boundsText(share, threshold),
  }
}

/** A bar for whoever does not see it. */
export function tornadoText({ name, ends, moves }: TornadoBar): string {
  const said = ends.map(({ amount, text, act }) => `at ${amount} ${text}, ${ACT_WORDS[act].word}`)
  return `${name}: ${said.join('; ')}; moves ${moves}`
}

export function tornadoTable(bars: readonly TornadoBar[]): PictureTable {
  return {
    columns: [
      { name: 'Amount' },
      { name: 'From', isNumber: true },
      { name: 'Share there', isNumber: true },
      { name: 'Verdict there' },
      { name: 'To', isNumber: true },
      { name: 'Share then', isNumber: true },
      { name: 'Verdict then' },
      { name: 'Moves', isNumber: true },
    ],
    rows: bars.map(({ name, ends: [low, high], moves }) => [
      name,
      low.amount,
      low.text,
      ACT_WORDS[low.act].word,
      high.amount,
      high.text,
      ACT_WORDS[high.act].word,
      moves,
    ]),
  }
}

/** Shares from which to which the picture goes, with some room to either side. */
export function domainOf(
  shares: readonly (number | null)[],
  room = 0.14,
): { from: number; to: number; ticks: number[] } {
  const known = shares.filter((share) => share !== null)
  const least = Math.min(...known)
  const most = Math.max(...known)
  const margin = (most - least || most || 0.01) * room
  const from = Math.max(0, least - margin)
  const to = most + margin
  return { from, to, ticks: ticksBetween(from, to) }
}

/** Round shares between two, six or fewer. */
function ticksBetween(from: number, to: number): number[] {
  const rough = (to - from) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}

/** A share on an axis: as many decimals as its step needs. */
export function tickText(share: number, ticks: readonly number[]): string {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0)
  const decimals = Math.max(0, Math.min(4, Math.ceil(-Math.log10(step * 100) - 1e-9)))
  return `${(share * 100).toFixed(decimals)} %`
}
