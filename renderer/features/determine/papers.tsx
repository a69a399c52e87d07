import { Button, CloseButton, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { asCallError, call } from '../../stores/call.ts'
import { bytesText } from '../../ui/format.ts'
import styles from './determine.module.css'
import type { AttachedPaper } from './form.ts'

const PLACES = [
  { value: 'inside', label: 'In the workspace' },
  { value: 'beside', label: 'In a folder beside it' },
]

interface PapersProps {
  papers: readonly AttachedPaper[]
  onChange: (papers: readonly AttachedPaper[]) => void
}

/** Papers that it rests on: named by their content, and kept where one chooses. */
export function Papers({ papers, onChange }: PapersProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const attach = async () => {
    setProblem(null)
    try {
      const found = (await call('determinations.attach')) ?? []
      const known = new Set(papers.map(({ sha256 }) => sha256))
      const fresh = found.filter(({ sha256 }) => !known.has(sha256))
      onChange([...papers, ...fresh.map((paper) => ({ ...paper, place: 'inside' as const }))])
    } catch (error) {
      setProblem(asCallError(error).message)
    }
  }
  return (
    <div className={styles.papers}>
      {papers.map((paper) => (
        <div key={paper.sha256} className={styles.paper} data-testid="paper">
          <span className={styles.paperName} title={`SHA-256 ${paper.sha256}`}>
            {paper.name} <span className={styles.muted}>{bytesText(paper.bytes)}</span>
          </span>
          <SegmentedControl
            aria-label={`Where ${paper.name} is kept`}
            data={PLACES}
            value={paper.place}
            onChange={(place) =>
              onChange(
                papers.map((one) =>
                  one === paper ? { ...one, place: place as AttachedPaper['place'] } : one,
                ),
              )
            }
          />
          <CloseButton
            size="sm"
            aria-label={`Leave ${paper.name} out`}
            onClick={() => onChange(papers.filter((one) => one !== paper))}
          />
        </div>
      ))}
      <div>
        <Button variant="default" onClick={attach} data-testid="determine-attach">
          Attach papers…
        </Button>
        {problem && (
          <span role="alert" className={styles.problem}>
            {' '}
            {problem}
          </span>
        )}
      </div>
    </div>
  )
}
