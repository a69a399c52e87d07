import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import { closePanel, useScreen } from '../../stores/screen.ts'
import styles from './frame.module.css'

const KEYS: [keys: string[], does: string][] = [
  [['Arrows'], 'move in a table'],
  [['Shift', '↓'], 'select rows; then Delete, Ctrl+D and the bar above hold for all of them'],
  [['F2'], 'edit the cell; typing does the same'],
  [['Enter'], 'commit and go down; open the row where it cannot be edited'],
  [['Tab'], 'commit and go to the next cell'],
  [['Esc'], 'give up the edit or what was refused; close what lies on top'],
  [['Ctrl', 'C'], 'copy the cell, or the selected rows with their headings'],
  [['Ctrl', 'V'], 'paste rows or cells from a spreadsheet'],
  [['Ctrl', 'D'], 'fill the first selected row’s cell down'],
  [['Ctrl', 'Shift', 'B'], 'set a fact of all selected lines'],
  [['Ctrl', 'F'], 'find in the lines; F3 and Shift+F3 go on'],
  [['→'], 'on an item: open the sub-assembly in its place; ← closes it'],
  [['Alt', 'Shift', '→'], 'open all sub-assemblies; ← closes them'],
  [['Ctrl', 'Enter'], 'open the sub-assembly of the line on its own screen'],
  [['Ctrl', 'I'], 'all that is known of the item; Alt+Enter does the same'],
  [['Alt', 'A'], 'alternates of the line'],
  [['Alt', '↑'], 'move the line up; ↓ down'],
  [['Alt', '→'], 'move the line under the one above; ← out again'],
  [['Insert'], 'add lines'],
  [['Delete'], 'remove the lines'],
  [['Ctrl', 'Z'], 'undo'],
  [['Ctrl', 'Shift', 'Z'], 'redo'],
  [['['], 'the destination before'],
  [[']'], 'the next destination'],
  [['/'], 'filter the products'],
  [['Alt', '←'], 'back, outside of the lines'],
  [['Ctrl', '1'], 'home; the other numbers are the other screens'],
  [['?'], 'this list'],
]

/** Every key of the app. */
export function KeysDialog() {
  const panel = useScreen((store) => store.panel)
  return (
    <Modal opened={panel === 'keys'} onClose={closePanel} title="Keys" size={620}>
      <dl className={styles.keys}>
        {KEYS.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && ' + '}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
