import type { UnknownLine } from '../../../shared/calc/result.ts'
import { pointsText } from '../../ui/format.ts'
import { FoldedLines } from './folded-lines.tsx'
import { LineName } from './line-name.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

const SHOWN = 6

/** The names of facts as people say them; other names are shown as they are. */
const WORDS: Record<string, string> = {
  eccn: 'ECCN',
  origin: 'country of origin',
  paragraph: 'paragraph of the ECCN',
  madeBy: 'maker',
  'madeBy of the sub-assembly': 'maker of the sub-assembly',
  exportedFrom: 'country it is exported from',
  headquarters: 'headquarters of the exporter',
  hts6: 'HTS code',
  bundled: 'whether it is bundled',
  incorporated: 'whether it is incorporated',
  encryption: 'how the encryption is classified',
  integratedCircuit: 'whether it is an integrated circuit',
  semiconductor: 'whether it is a semiconductor',
  memory: 'whether it is memory',
  civilTelecom: 'whether it is civil telecommunications equipment',
  foodOrMedicine: 'whether it is food or medicine',
  iranSupp7: 'whether Supplement 7 to Part 746 lists it',
  russiaListed: 'whether a list for Russia names it',
  militaryCommodity: 'whether it is a military commodity',
  encryptionTechnology: 'whether it is encryption technology',
  computerApp: 'performance in weighted TeraFLOPS',
  meets3B993f1: 'whether it meets 3B993.f.1',
  advancedNode: 'whether it is for advanced-node integrated circuits',
  technologyReportFiled: 'when the one-time report was filed',
}

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
              {line.missing.map((name) => WORDS[name] ?? name).join(', ')}
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
