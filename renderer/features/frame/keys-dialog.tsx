import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import { closePanel, useScreen } from '../../stores/screen.ts'
import styles from './frame.module.css'

const KEYS: [keys: string[], does: string][] = [
  [['Arrows'], 'move in a table'],
  [['Enter'], 'open the product; in a bill of materials, edit or commit and move down'],
  [['F2'], 'edit the quantity; typing a number does the same'],
  [['Tab'], 'commit and go to the next quantity'],
  [['Esc'], 'give up the edit; close what lies on top'],
  [['Ctrl', 'Enter'], 'open the sub-assembly of the line'],
  [['Insert'], 'add a line'],
  [['Delete'], 'remove the line'],
  [['Ctrl', 'Z'], 'undo'],
  [['Ctrl', 'Shift', 'Z'], 'redo'],
  [['['], 'the destination before'],
  [[']'], 'the next destination'],
  [['F6'], 'bill of materials, result or both'],
  [['Ctrl', 'E'], 'export the result'],
  [['T'], 'in a picture, its numbers'],
  [['Ctrl', 'C'], 'in a picture, copy the image; with Shift, its numbers'],
  [['/'], 'filter the products; in the explanation, filter it'],
  [['Alt', '←'], 'back'],
  [['Ctrl', '1'], 'products'],
  [['?'], 'this list'],
]

/** Every key of the app. */
export function KeysDialog() {
  const panel = useScreen((store) => store.panel)
  return (
    <Modal opened={panel === 'keys'} onClose={closePanel} title="Keys" size={480}>
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
