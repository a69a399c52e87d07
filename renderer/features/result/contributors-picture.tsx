import { useMemo } from 'react'
import type { Answered } from '../../stores/standing.ts'
import { moneyText, shareText } from '../../ui/format.ts'
import { Picture } from '../../ui/picture.tsx'
import type { PictureTable } from '../../ui/picture-table.ts'
import { ContributorBars } from './contributor-bars.tsx'
import { type Contributor, contributorsOf } from './contributors.ts'
import styles from './result.module.css'

interface ContributorsPictureProps {
  answered: Answered
  onOpenItem: (path: string[]) => void
}

/** What makes up the counted content, the largest first. */
export function ContributorsPicture({ answered, onOpenItem }: ContributorsPictureProps) {
  const { result, currency, revision } = answered
  const contributors = useMemo(() => contributorsOf(result), [result])
  if (contributors.length === 0)
    return (
      <section className={styles.nothing} data-testid="contributors-picture">
        <h2>Contributors</h2>
        <p className={styles.muted}>Nothing is known to count for this destination.</p>
      </section>
    )
  return (
    <Picture
      title="Contributors"
      about={`${result.product} to ${result.destination}, ${result.method}, revision ${revision}`}
      table={contributorTable(contributors, currency)}
      testId="contributors-picture"
    >
      <ContributorBars
        contributors={contributors}
        currency={currency}
        onOpen={({ path }) => path && onOpenItem(path)}
      />
    </Picture>
  )
}

function contributorTable(contributors: readonly Contributor[], currency: string): PictureTable {
  return {
    columns: [
      { name: 'Item' },
      { name: 'Name' },
      { name: 'Value', isNumber: true },
      { name: 'Share', isNumber: true },
      { name: 'Reason' },
    ],
    rows: contributors.map(({ path, name, value, share, because }) => [
      path?.at(-1) ?? '',
      name,
      moneyText(value, currency),
      share === null ? 'not known' : shareText(share),
      because.join(', '),
    ]),
  }
}
