import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useState } from 'react'
import type { Bounds } from '../../../shared/calc/result/result.ts'
import type { ComparedFigures, ComparedScenario } from '../../../shared/scenario/compare.ts'
import {
  type ComparedLine,
  costDifference,
  isChanged,
  shareDifference,
} from '../../../shared/scenario/compared.ts'
import type { Cost } from '../../../shared/scenario/cost.ts'
import { type ComparedCell, openCompared, useScenarioView } from '../../stores/scenario-view.ts'
import { boundsText, costText, isZero, roomText } from '../../ui/figure-words.ts'
import { amountText, moneyText, pointsText, signed } from '../../ui/format.ts'
import tone from '../../ui/tone.module.css'
import { useWindow } from '../../ui/use-window.ts'
import { ACTS } from '../../ui/verdict.tsx'
import type { TableColumn } from './compared-column.ts'
import styles from './comparison.module.css'

const ROW = 40
const HEAD = 40

interface ComparisonTableProps {
  lines: readonly ComparedLine[]
  columns: readonly TableColumn[]
  currency: string
  nameOf: (product: string) => string
  countryOf: (code: string) => string
  onOpen: (cell: ComparedCell) => void
}

interface At {
  line: number
  /** 0: the base. */
  column: number
}

const cellId = ({ line, column }: At) => `compared-${line}-${column}`

/** Verdict, share, room and cost of the base, and beside them those of each scenario. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { lines, columns, currency, onOpen } = props
  const [kept, setAt] = useState<At>({ line: 0, column: 1 })
  const opened = useScenarioView((view) => view.opened)
  const at = {
    line: Math.max(0, Math.min(lines.length - 1, kept.line)),
    column: Math.max(0, Math.min(columns.length, kept.column)),
  }
  const { ref, first, end, before, after } = useWindow(lines.length, ROW, HEAD, at.line)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened takes room away
  useLayoutEffect(() => {
    document.getElementById(cellId(at))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at.line, at.column, opened])
  const open = (cell: At) => {
    const line = lines[cell.line]
    const column = columns[cell.column - 1]
    if (line?.kind !== 'destination' || !column || column.column === null) return
    onOpen({ product: line.product, destination: line.row.destination, scenario: column.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor(((ref.current?.clientHeight ?? 0) - HEAD) / ROW) - 1)
    const moves: Record<string, At> = {
      ArrowDown: { ...at, line: at.line + 1 },
      ArrowUp: { ...at, line: at.line - 1 },
      ArrowRight: { ...at, column: at.column + 1 },
      ArrowLeft: { ...at, column: at.column - 1 },
      PageDown: { ...at, line: at.line + page },
      PageUp: { ...at, line: at.line - page },
      Home: { ...at, line: 0 },
      End: { ...at, line: lines.length - 1 },
    }
    const to = moves[event.key]
    if (to) {
      setAt({
        line: Math.max(0, Math.min(lines.length - 1, to.line)),
        column: Math.max(0, Math.min(columns.length, to.column)),
      })
    } else if (event.key === 'Enter' || event.key === ' ') open(at)
    else if (event.key === 'Escape' && opened) openCompared(null)
    else return
    event.preventDefault()
  }
  const cellUnder = (event: MouseEvent): At | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    return cell && { line: Number(cell.dataset.line), column: Number(cell.dataset.column) }
  }
  return (
    <div ref={ref} className={styles.scroll}>
      <table
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as ARIA's grid pattern has it
        role="grid"
        tabIndex={0}
        aria-label="Scenarios beside the base"
        aria-rowcount={lines.length + 2}
        aria-readonly
        aria-activedescendant={lines.length > 0 ? cellId(at) : undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const cell = cellUnder(event)
          if (!cell) return
          setAt(cell)
          open(cell)
        }}
        data-testid="comparison"
      >
        <colgroup>
          <col className={styles.nameColumn} />
          <col className={styles.figuresColumn} />
          {columns.map(({ id }) => (
            <col key={id} className={styles.figuresColumn} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Product and destination</th>
            <th scope="col" className={styles.base}>
              <strong>Base</strong> amounts in {currency}
            </th>
            {columns.map(({ id, name, place, problem, inBase }) => (
              <th key={id} scope="col" title={problem ?? name}>
                <span className={styles.place}>{place}</span> <strong>{name}</strong>
                {inBase !== null && (
                  <span className={styles.inBase}>in the base since revision {inBase}</span>
                )}
                {problem && <span className={styles.problem}>{problem}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Filler height={before} columns={columns.length + 2} />}
          {lines.slice(first, end).map((line, i) => (
            <Line
              key={
                line.kind === 'product' ? line.product : `${line.product} ${line.row.destination}`
              }
              {...props}
              line={line}
              place={first + i}
              active={at.line === first + i ? at.column : -1}
              opened={opened}
              currency={currency}
            />
          ))}
          {after > 0 && <Filler height={after} columns={columns.length + 2} />}
        </tbody>
        <tfoot>
          <tr data-testid="comparison-totals">
            <th scope="row" colSpan={2}>
              Verdicts that flip
            </th>
            {columns.map(({ id, flips }) => (
              <td key={id} title={flips}>
                {flips}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Filler({ height, columns }: { height: number; columns: number }) {
  return (
    <tr className={styles.filler}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

interface LineProps extends ComparisonTableProps {
  line: ComparedLine
  place: number
  active: number
  opened: ComparedCell | null
}

function Line({ line, place, active, opened, columns, currency, nameOf, countryOf }: LineProps) {
  const cell = (column: number) => ({
    id: cellId({ line: place, column }),
    'data-line': place,
    'data-column': column,
    'data-active': active === column,
  })
  if (line.kind === 'product') {
    const { product, cost, margins } = line
    return (
      <tr className={styles.product} data-testid="compared-product">
        <th scope="row" title={`${product} ${nameOf(product)}`}>
          {product} <span className={styles.muted}>{nameOf(product)}</span>
        </th>
        <td {...cell(0)} className={styles.base}>
          <span className={styles.figure} title={cost.base.amount ?? undefined}>
            parts {costText(cost.base)}
          </span>
          <MarginText margin={margins.base} />
        </td>
        {columns.map(({ id, column }, i) => (
          <td key={id} {...cell(i + 1)}>
            {column !== null && (
              <>
                <CostCell base={cost.base} cost={cost.scenarios[column]} />
                <MarginText margin={margins.scenarios[column] ?? null} />
              </>
            )}
          </td>
        ))}
      </tr>
    )
  }
  const { product, row } = line
  return (
    <tr data-testid="compared" data-product={product} data-destination={row.destination}>
      <th scope="row" title={`${countryOf(row.destination)} ${row.destination}`}>
        <span>{countryOf(row.destination)}</span>{' '}
        <span className={styles.muted}>{row.destination}</span>
      </th>
      <td {...cell(0)} className={styles.base}>
        <Figures figures={row.base} below={row.base.rule ?? 'not decided'} currency={currency} />
      </td>
      {columns.map(({ id, column }, i) => {
        const scenario = column === null ? undefined : row.scenarios[column]
        const isOpened =
          opened !== null &&
          opened.product === product &&
          opened.destination === row.destination &&
          opened.scenario === id
        return (
          <td
            key={id}
            {...cell(i + 1)}
            data-opened={isOpened}
            data-same={scenario ? !isChanged(row.base, scenario) : undefined}
            data-flips={Boolean(scenario?.flip)}
          >
            {scenario && (
              <ScenarioFigures base={row.base} scenario={scenario} currency={currency} />
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** What is left of the selling price over the parts; between which amounts where destinations differ. */
function MarginText({ margin }: { margin: Bounds | null }) {
  const { low, high } = margin ?? {}
  if (low == null || high == null) return <span className={styles.margin}>margin not known</span>
  const isOne = low === high
  return (
    <span className={styles.margin} title={isOne ? low : `${low} to ${high}, by destination`}>
      margin {amountText(low)}
      {isOne ? '' : ' or more'}
    </span>
  )
}

interface CostCellProps {
  base: Cost
  cost: Cost | undefined
}

function CostCell({ base, cost }: CostCellProps) {
  if (!cost) return null
  const difference = costDifference(base, cost)
  const isSame = difference !== null && isZero(difference)
  return (
    <span className={styles.figure} data-same={isSame} title={cost.amount ?? undefined}>
      {isSame ? 'the same' : costText(cost)}
      {difference !== null && !isSame && (
        <strong title={difference}>{signed(difference, amountText)}</strong>
      )}
    </span>
  )
}

interface ScenarioFiguresProps {
  base: ComparedFigures
  scenario: ComparedScenario
  currency: string
}

function ScenarioFigures({ base, scenario, currency }: ScenarioFiguresProps) {
  const { figures, flip } = scenario
  const moved = shareDifference(base, figures)
  const below = flip
    ? `⇄ was ${ACTS[flip.act.from].word}`
    : moved !== null
      ? signed(moved, pointsText)
      : isChanged(base, scenario)
        ? 'changed'
        : 'the same'
  return <Figures figures={figures} below={below} isFlip={flip !== null} currency={currency} />
}

interface FiguresProps {
  figures: ComparedFigures
  /** What stands under the verdict. */
  below: string
  isFlip?: boolean
  currency: string
}

function Figures({ figures, below, isFlip = false, currency }: FiguresProps) {
  const { act, share, threshold, rule, price } = figures
  const { word, meaning, Icon } = ACTS[act]
  const facts = [
    `${word} ${meaning}`,
    rule ?? 'not decided',
    `level ${threshold === null ? 'none' : boundsText({ low: threshold, high: threshold }, null)}`,
    price === null ? 'selling price not known' : `selling price ${moneyText(price, currency)}`,
    share.low === share.high ? `share exactly ${share.low}` : `share ${share.low} to ${share.high}`,
  ]
  return (
    <span className={styles.figures} title={facts.join('\n')}>
      <span className={styles.pair}>
        <span className={`${styles.verdict} ${tone.tone}`} data-act={act}>
          <Icon size={14} />
          <span className={styles.word}>{word}</span>
        </span>
        <span className={styles.share}>{boundsText(share, threshold)}</span>
      </span>
      <span className={styles.pair}>
        <span className={styles.below} data-flip={isFlip}>
          {below}
        </span>
        <span className={styles.room}>{roomText(figures)}</span>
      </span>
    </span>
  )
}
