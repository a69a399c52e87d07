import type { UnknownLine } from '../../../shared/calc/result.ts'
import { missingWords } from '../../../shared/report/words.ts'
import { pointsText } from '../../ui/format.ts'
import { FoldedLines } from './folded-lines.tsx'
import { LineName } from './line-name.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

const SHOWN = 6

interface UnknownListProps {
  lines: UnknownLine[]
  /** The verdict stands whatever the answers are. */
  isDecided: boolean
}

/** What to find out, the most decisive first; where the verdict stands anyway, what is not known. */
export function UnknownList({ lines, isDecided }: UnknownListProps) {
  if (lines.length === 0) return null
  return (
    <Section
      title={isDecided ? 'Not known, verdict stands' : 'To find out'}
      aside={lines.length}
      isOpen={!isDecided}
      testId="to-find-out"
    >
      <FoldedLines lines={lines} first={SHOWN}>
        {(line) => (
          <>
            <LineName line={line} sign={<span className={styles.question}>? </span>} />
            <span className={styles.effect}>
              {line.blocks && !isDecided ? 'blocks the verdict' : effect(line)}
            </span>
            <span className={styles.reason}>
              {line.missing.map((name) => missingWords(name)).join(', ')}
            </span>
          </>
        )}
      </FoldedLines>
    </Section>
  )
}

function effect({ gap }: UnknownLine): string {
  return gap === null ? 'without bound' : `up to ${pointsText(gap)}`
}
