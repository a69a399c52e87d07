import type { ListedParty } from '../../shared/parties/list.ts'
import { LEAST_ASKED, Screen } from '../../shared/parties/screen.ts'
import { changesBy } from '../parties/changes.ts'
import { madeList, randomNumbers } from '../parties/made-list.ts'
import { median } from './measure.ts'
import type { Report } from './report.ts'

const LOOKED_UP = 10_000
const OF_EACH = 1000
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

/** Looking names up in a made list of real size over making its index; recall and false hits of it. */
export function measureScreening(say: (text: string) => void): Report {
  say('screening a list of 25,921 parties with 57,174 names')
  const list = madeList()
  const pick = randomNumbers(5)
  const any = () => list[pick(list.length)] as ListedParty
  const names = Array.from({ length: LOOKED_UP }, () => any().name.toUpperCase())
  const ratios: number[] = []
  const first = new Screen(list)
  for (let round = 0; round < ROUNDS; round++) {
    const index = processorTime(() => new Screen(list))
    const lookUps = processorTime(() => {
      for (const name of names) first.screen({ name })
    })
    ratios.push(lookUps / index)
  }
  const recall = Object.entries(changesBy(11)).map(([kind, change]) => {
    const sought = Array.from({ length: OF_EACH }, any)
    const found = sought.filter((one) =>
      first.screen({ name: change(one.name) }).hits.some(({ party }) => party === one),
    )
    return [`screening${kind}RecallInTen`, found.length / OF_EACH] as const
  })
  const sought = Array.from({ length: OF_EACH }, any)
  const others = sought.flatMap((one) =>
    first
      .screen({ name: one.name }, { most: 25, least: LEAST_ASKED })
      .hits.filter(({ party }) => party !== one),
  )
  return {
    screening10kLookupsRatioToIndex: median(ratios),
    ...Object.fromEntries(recall),
    screeningFalseHitsPer100: (others.length / OF_EACH) * 100,
  }
}

/** Milliseconds of the processor, which other work on the machine moves less than a clock. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
