import { Button } from '@mantine/core'
import styles from './bom.module.css'

/** What stands in place of the lines where there is none. */
export function NoLines({ canEdit, onAdd }: { canEdit: boolean; onAdd: () => void }) {
  if (!canEdit) return <p>This product has no lines at this revision.</p>
  return (
    <div className={styles.empty}>
      <p>
        No lines yet. A line is a part or a sub-assembly, and how many of it are in one of this
        product. Add them one by one, or copy rows with their headings in Excel and paste them here
        with Ctrl+V.
      </p>
      <Button onClick={onAdd}>Add the first line (Insert)</Button>
    </div>
  )
}
