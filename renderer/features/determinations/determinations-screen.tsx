import { useDeterminations } from '../../stores/determinations.ts'
import screen from '../../ui/screen.module.css'
import { DeterminationList } from './determination-list.tsx'
import { OpenDetermination } from './open-determination.tsx'

/** What was determined, by whom, and whether it still holds; each opens as it was issued. */
export function DeterminationsScreen() {
  const opened = useDeterminations((store) => store.opened)
  return (
    <div className={screen.screen} data-testid="determinations-screen">
      {opened ? (
        <OpenDetermination key={opened.row.hash} row={opened.row} record={opened.record} />
      ) : (
        <DeterminationList />
      )}
    </div>
  )
}
