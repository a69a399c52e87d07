import { Button } from '@mantine/core'
import { startCreating } from '../../stores/creating.ts'
import { cancelOverview, loadOverview, useOverview } from '../../stores/overview.ts'
import { goTo } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { AddButton } from '../../ui/add-button.tsx'
import { count, wholeText } from '../../ui/format.ts'
import link from '../../ui/link.module.css'
import { Message } from '../../ui/message.tsx'
import screen from '../../ui/screen.module.css'
import { useDelayed } from '../../ui/use-delayed.ts'
import { totalsOf, totalsText } from './figures.ts'
import styles from './home.module.css'
import { MOST_COLUMNS } from './home-table.tsx'
import type { HomeFigures } from './use-home.ts'

interface HomeHeadProps {
  figures: HomeFigures
  canEdit: boolean
}

/** What the figures below are about, and whether they are being worked out. */
export function HomeHead({ figures, canEdit }: HomeHeadProps) {
  const { top, groups, rows, destinations, standing } = figures
  const name = useWorkspace((store) => store.workspace?.name)
  const makers = groups?.filter(({ id }) => id !== '').length ?? 0
  const totals = totalsOf(top, rows, destinations)
  return (
    <div className={screen.head}>
      <h1>{name}</h1>
      <span className={styles.summary} data-standing={standing} data-testid="home-summary">
        {count(top.length, 'product')} of {count(makers, 'company', 'companies')}
        {totals.known > 0 && `: ${totalsText(totals)}`}
      </span>
      <Standing figures={figures} />
      <span className={screen.gap} />
      {canEdit && (
        <AddButton
          label="New product"
          onClick={() => startCreating('product')}
          testId="new-product"
        />
      )}
    </div>
  )
}

/** Whether the figures are of this revision, and what is done about it where they are not. */
function Standing({ figures }: { figures: HomeFigures }) {
  const { standing, answered, destinations } = figures
  const { job, isStopped, error } = useOverview()
  const isLong = useDelayed(job !== null, 400)
  const of = standing === 'older' ? `Figures of revision ${answered?.revision}. ` : ''
  if (destinations.length === 0)
    return (
      <span className={styles.standing}>
        No destinations are set.{' '}
        <button type="button" className={link.link} onClick={() => goTo('settings')}>
          Settings
        </button>
      </span>
    )
  if (job && isLong)
    return (
      <output className={styles.standing} data-testid="home-progress">
        {of}Working out{' '}
        {job.total > 0 ? `${wholeText(job.done)} of ${wholeText(job.total)} verdicts` : 'verdicts'}{' '}
        <button type="button" className={link.link} title="Esc" onClick={cancelOverview}>
          Stop
        </button>
      </output>
    )
  if (error && of) return <span className={styles.standing}>{of}</span>
  if (isStopped && standing !== 'current')
    return (
      <span className={styles.standing} data-testid="home-stopped">
        {of || 'Not worked out. '}
        <button type="button" className={link.link} onClick={loadOverview}>
          Work out
        </button>
      </span>
    )
  if (destinations.length > MOST_COLUMNS)
    return (
      <span className={styles.standing}>
        {MOST_COLUMNS} of {destinations.length} destinations have a column
      </span>
    )
  return null
}

/** That the verdicts could not be worked out, and what to do. */
export function OverviewProblem() {
  const error = useOverview((store) => store.error)
  if (!error) return null
  return (
    <div className={styles.problem}>
      <Message
        tone="problem"
        title="The verdicts could not be worked out."
        actions={<Button onClick={loadOverview}>Try again</Button>}
        testId="home-error"
      >
        {error.message}
      </Message>
    </div>
  )
}
