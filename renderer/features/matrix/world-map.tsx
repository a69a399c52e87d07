import type { Act } from '../../../shared/calc/result/act.ts'
import { ACT_WORDS } from '../../../shared/report/act-words.ts'
import type { DestinationVerdict } from './destination-verdicts.ts'
import styles from './map.module.css'
import { MAP_SIZE, mapShapes } from './map-shapes.ts'

interface WorldMapProps {
  verdicts: readonly DestinationVerdict[]
  active: string | null
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
}

const PATTERNS: { act: Act; marks: string }[] = [
  { act: 'licence', marks: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2' },
  { act: 'need-open', marks: 'M3,0 l3,3 l-3,3 l-3,-3 z' },
  { act: 'caught', marks: 'M1,6 v-5 l4,2 l-4,2' },
  { act: 'undetermined', marks: 'M1.5,1.5 h0.01 M4.5,4.5 h0.01' },
  { act: 'report-required', marks: 'M0,1.5 h6 M0,4.5 h6' },
  { act: 'no-licence-either-way', marks: 'M1.5,0 v6 M0,4 h6' },
  { act: 'no-licence', marks: 'M1.5,0 v6' },
  { act: 'not-subject-open', marks: 'M3,3 h0.01' },
]

/**
 * The destinations shown as a map, with patterns as well as colours. The table beside it says the
 * same and has the keyboard, so the picture is hidden from readers.
 */
export function WorldMap({ verdicts, active, onHover, onChoose }: WorldMapProps) {
  const byCode = new Map(verdicts.map((verdict) => [verdict.column.code, verdict]))
  const shapes = mapShapes()
  const activeShape = shapes.find(({ code }) => code !== null && code === active)
  const { width, height } = MAP_SIZE
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      data-testid="world-map"
    >
      <defs>
        {PATTERNS.map(({ act, marks }) => (
          <pattern
            key={act}
            id={`map-${act}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            className={styles.pattern}
            data-act={act}
          >
            <rect width="6" height="6" />
            <path d={marks} />
          </pattern>
        ))}
      </defs>
      {shapes.map(({ key, code, name, path }) => {
        const verdict = code === null ? undefined : byCode.get(code)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: hidden from readers, like the whole map
          <path
            key={key}
            d={path}
            className={styles.country}
            data-act={verdict?.act ?? (verdict ? 'open' : 'none')}
            data-code={code ?? undefined}
            fill={fillOf(verdict?.act ?? null)}
            onMouseEnter={() => onHover(verdict ? code : null)}
            onMouseLeave={() => onHover(null)}
            onClick={() => verdict && code !== null && onChoose(code)}
          >
            <title>{verdict ? titleOf(verdict) : name}</title>
          </path>
        )
      })}
      {activeShape && <path d={activeShape.path} className={styles.active} />}
    </svg>
  )
}

function titleOf({ column, act, text, product }: DestinationVerdict): string {
  return [column.name, act ? ACT_WORDS[act].word : 'not worked out yet', text, product]
    .filter(Boolean)
    .join(' · ')
}

function fillOf(act: Act | null): string | undefined {
  return act === null || act === 'not-subject' ? undefined : `url(#map-${act})`
}
