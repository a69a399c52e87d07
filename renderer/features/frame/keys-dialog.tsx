import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import { allCommands } from '../../stores/commands.ts'
import { closePanel, useScreen } from '../../stores/screen.ts'
import { keysOf } from '../../stores/shortcut.ts'
import styles from './frame.module.css'
import { type KeyLine, keySections } from './key-sections.ts'

/** Every key of the app, by the place where it works. */
export function KeysDialog() {
  const opened = useScreen((store) => store.panel === 'keys')
  return (
    <Modal opened={opened} onClose={closePanel} title="Keys" size={960}>
      {opened && (
        <div className={styles.sections} data-testid="keys">
          {keySections(allCommands()).map(({ where, lines }) => (
            <section key={where} className={styles.section} aria-label={where}>
              <h3>{where}</h3>
              <dl className={styles.keys}>
                {lines.map((line) => (
                  <Line key={line.does} line={line} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Modal>
  )
}

function Line({ line }: { line: KeyLine }) {
  return (
    <>
      <dt>
        {line.keys.map((shortcut, i) => (
          <Fragment key={shortcut}>
            {i > 0 && <span className={styles.or}> or </span>}
            <span className={styles.chord}>
              {keysOf(shortcut).map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && '\u2009'}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </span>
          </Fragment>
        ))}
      </dt>
      <dd>{line.does}</dd>
    </>
  )
}
