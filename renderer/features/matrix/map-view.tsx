import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useMatrixView } from '../../stores/matrix-view.ts'
import { chooseDestination } from '../../stores/result.ts'
import { goToProduct } from '../../stores/screen.ts'
import { ChoiceSelect } from '../../ui/choosing/choice-select.tsx'
import { moveOf } from '../../ui/move-keys.ts'
import { RowGrid } from '../../ui/row-grid.tsx'
import { Splitter, usePanelStyle } from '../../ui/splitter.tsx'
import table from '../../ui/table.module.css'
import tone from '../../ui/tone.module.css'
import { ACTS } from '../../ui/verdict.tsx'
import { type DestinationVerdict, destinationVerdicts } from './destination-verdicts.ts'
import type { ProductLine } from './lines.ts'
import styles from './map.module.css'
import { mapShapes } from './map-shapes.ts'
import type { Shown } from './view.ts'
import { WorldMap } from './world-map.tsx'

const WORST = ''

/** One product, or the worst of those shown, at each destination: as a table and as a map. */
export function MapView({ shown }: { shown: Shown }) {
  const { mapsWorst, place } = useMatrixView()
  const [hovered, setHovered] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const products = shown.lines.filter((line): line is ProductLine => line.kind === 'product')
  const here = products.find((line) => line.product.id === place?.product) ?? products[0]
  const product = mapsWorst ? null : (here?.product.id ?? null)
  const verdicts = useMemo(() => destinationVerdicts(shown, product), [shown, product])
  const active = Math.max(
    0,
    verdicts.findIndex(({ column }) => column.code === place?.destination),
  )
  const drawn = useMemo(() => new Set(mapShapes().map(({ code }) => code)), [])
  const beside = verdicts.filter(({ column }) => !drawn.has(column.code))

  useEffect(() => grid.current?.focus({ preventScroll: true }), [])

  const choose = (code: string) => {
    if (here) useMatrixView.setState({ place: { product: here.product.id, destination: code } })
  }
  const chooseProduct = (id: string) => {
    const destination = verdicts[active]?.column.code
    useMatrixView.setState({
      mapsWorst: id === WORST,
      ...(id !== WORST && destination && { place: { product: id, destination } }),
    })
  }
  const open = ({ column, product: id }: DestinationVerdict) => {
    if (id === null) return
    choose(column.code)
    chooseDestination(column.code)
    goToProduct(id)
  }
  const onKeyDown = (event: KeyboardEvent, page: number) => {
    const by = moveOf(event, page, verdicts.length - active - 1, active)
    const verdict = verdicts[active]
    const to = by === null ? undefined : verdicts[clamp(active + by, verdicts.length)]
    if (to) choose(to.column.code)
    else if (event.key === 'Enter' && verdict) open(verdict)
    else return
    event.preventDefault()
  }
  const hint = verdicts.find(({ column }) => column.code === hovered) ?? verdicts[active]
  return (
    <div className={styles.view} style={usePanelStyle('map-list')}>
      <div className={styles.list}>
        <ChoiceSelect
          aria-label="Product on the map"
          data={[
            { value: WORST, label: `Worst of the ${products.length} products shown` },
            ...products.map(({ product: { id, name } }) => ({
              value: id,
              label: `${id} · ${name}`,
            })),
          ]}
          value={product ?? WORST}
          allowDeselect={false}
          onFocus={(event) => event.currentTarget.select()}
          onChoose={(value) => chooseProduct(value ?? WORST)}
          data-testid="map-product"
        />
        <RowGrid
          label="Verdicts by destination"
          gridRef={grid}
          rows={verdicts.length}
          active={active}
          activeId={verdicts.length > 0 ? `map-row-${active}` : undefined}
          columns={3}
          isReadOnly
          headings={
            <tr>
              <th>Destination</th>
              <th className={styles.verdictColumn}>Verdict</th>
              <th className={`${styles.shareColumn} ${table.right}`}>Share</th>
            </tr>
          }
          row={(at) => {
            const verdict = verdicts[at]
            return (
              verdict && (
                <Row
                  key={verdict.column.code}
                  verdict={verdict}
                  at={at}
                  isActive={at === active}
                  onChoose={() => choose(verdict.column.code)}
                  onOpen={() => open(verdict)}
                />
              )
            )
          }}
          empty="No destination is left by the choice and the filters."
          onKeyDown={onKeyDown}
          testId="map-grid"
        />
      </div>
      <Splitter panel="map-list" label="Width of the list" side="before" />
      <div className={styles.side}>
        <p className={styles.hint} data-testid="map-hint">
          {hint && <Said verdict={hint} />}
        </p>
        <WorldMap
          verdicts={verdicts}
          active={verdicts[active]?.column.code ?? null}
          onHover={setHovered}
          onChoose={choose}
        />
        {beside.length > 0 && (
          <section className={styles.beside} aria-label="Destinations that the map does not draw">
            <h2>Too small for the map, or judged apart</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
            <ul tabIndex={0}>
              {beside.map(({ column, act }) => (
                <li
                  key={column.code}
                  className={tone.tone}
                  data-act={act ?? 'open'}
                  title={column.name}
                >
                  <Sign act={act} /> {column.name}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className={styles.note}>
          Borders are those of Natural Earth and decide nothing; the destination of the table does.
        </p>
      </div>
    </div>
  )
}

interface RowProps {
  verdict: DestinationVerdict
  at: number
  isActive: boolean
  onChoose: () => void
  onOpen: () => void
}

function Row({ verdict, at, isActive, onChoose, onOpen }: RowProps) {
  const { column, act, text } = verdict
  return (
    <tr
      id={`map-row-${at}`}
      aria-selected={isActive}
      aria-rowindex={at + 2}
      onClick={onChoose}
      onDoubleClick={onOpen}
      data-testid="map-row"
      data-destination={column.code}
    >
      <td title={`${column.name} · ${column.group.title}`}>
        {column.name}
        <span className={table.code}>{column.code}</span>
      </td>
      <td className={`${styles.outcome} ${tone.tone}`} data-act={act ?? 'open'}>
        <Sign act={act} /> {act ? ACTS[act].word : 'not yet'}
      </td>
      <td className={table.right}>{text}</td>
    </tr>
  )
}

function Said({ verdict: { column, act, text, product } }: { verdict: DestinationVerdict }) {
  if (!act) return `${column.name} (${column.code}): not worked out yet`
  return (
    <>
      <strong>{column.name}</strong> ({column.code}){' '}
      <span className={`${styles.outcome} ${tone.tone}`} data-act={act}>
        <Sign act={act} /> {ACTS[act].word}
      </span>{' '}
      {ACTS[act].meaning}, {text} <span className={styles.muted}>{product}</span>
    </>
  )
}

function Sign({ act }: { act: DestinationVerdict['act'] }) {
  if (!act) return '·'
  const { Icon } = ACTS[act]
  return <Icon size={12} />
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at))
}
