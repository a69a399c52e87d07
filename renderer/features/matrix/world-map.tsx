import type { Outcome } from '../../../shared/calc/result/result.ts'
import type { DestinationVerdict } from './destination-verdicts.ts'
import styles from './map.module.css'
import { MAP_SIZE, mapShapes } from './map-shapes.ts'

interface WorldMapProps {
  verdicts: readonly DestinationVerdict[]
  active: string | null
  onHover: (code: string | null) => void
  onChoose: (code: string) => void
}

const PATTERNS: { outcome: Outcome; marks: string }[] = [
  { outcome: 'subject', marks: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2' },
  { outcome: 'undetermined', marks: 'M1.5,1.5 h0.01 M4.5,4.5 h0.01' },
  { outcome: 'report-required', marks: 'M0,1.5 h6 M0,4.5 h6' },
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
        {PATTERNS.map(({ outcome, marks }) => (
          <pattern
            key={outcome}
            id={`map-${outcome}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            className={styles.pattern}
            data-outcome={outcome}
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
            data-outcome={verdict?.outcome ?? (verdict ? 'open' : 'none')}
            data-code={code ?? undefined}
            fill={fillOf(verdict?.outcome ?? null)}
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

function titleOf({ column, outcome, text, product }: DestinationVerdict): string {
  return [column.name, outcome ?? 'not worked out yet', text, product].filter(Boolean).join(' · ')
}

function fillOf(outcome: Outcome | null): string | undefined {
  return outcome === null || outcome === 'not-subject' ? undefined : `url(#map-${outcome})`
}
