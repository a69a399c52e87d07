import { Kbd, Loader } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import {
  newWorkspace,
  openDemo,
  openDialog,
  openPath,
  useWorkspace,
} from '../../stores/workspace.ts'
import { dateText } from '../../ui/format.ts'
import { FileIcon, FolderIcon, SampleIcon } from '../../ui/icons.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Rescue } from '../backups/rescue.tsx'
import styles from './start-screen.module.css'
import { useStartKeys } from './use-start-keys.ts'

/** What is shown while no workspace is open: recent ones, and the first three things to do. */
export function StartScreen() {
  const { recent, info, busy, refusal } = useWorkspace()
  const screen = useRef<HTMLElement>(null)
  useStartKeys(screen, recent)

  useEffect(() => {
    screen.current?.querySelector<HTMLElement>('[data-choice]:enabled')?.focus()
  }, [])

  return (
    <main ref={screen} className={styles.screen} data-testid="start-screen">
      <Refusal />
      <Rescue refusal={refusal} />
      <div className={styles.columns}>
        <section className={styles.begin} aria-labelledby="start-title">
          <h1 id="start-title">Minimis</h1>
          <p className={styles.lead}>
            US content of foreign-made products against the de minimis levels of 15 CFR 734.4, per
            product and destination. Everything stays on this computer.
          </p>
          <Choice
            Icon={FileIcon}
            title="New workspace"
            text="An empty file of your own. Then create a product, add lines to its bill of materials, and read the result."
            shortcut="N"
            onClick={newWorkspace}
            testId="new-workspace"
          />
          <Choice
            Icon={FolderIcon}
            title="Open a workspace"
            text="A .minimis file from this computer or a shared folder."
            shortcut="O"
            onClick={openDialog}
            testId="open-workspace"
          />
          <Choice
            Icon={SampleIcon}
            title="Open the demo"
            text="A made-up telecom group with finished products, to try things out."
            shortcut="D"
            onClick={openDemo}
            testId="open-demo"
          />
        </section>
        <section className={styles.recent} aria-labelledby="recent-title">
          <h2 id="recent-title">Recent</h2>
          {recent.length === 0 && (
            <p className={styles.none}>Workspaces that you open are listed here.</p>
          )}
          <ul>
            {recent.map(({ path, name, openedAt, exists }, i) => (
              <li key={path}>
                <button
                  type="button"
                  disabled={!exists}
                  data-choice
                  onClick={() => openPath(path)}
                  data-testid="recent-workspace"
                >
                  <span className={styles.name}>{name}</span>
                  <span className={styles.when}>
                    {exists ? dateText(openedAt) : 'no longer there'}
                  </span>
                  {exists && i < 9 ? <Kbd>{i + 1}</Kbd> : <span />}
                  <span className={styles.path} title={path}>
                    <bdi>{path}</bdi>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <footer className={styles.footer}>
        {busy && (
          <output className={styles.busy}>
            <Loader size={12} /> {busy}
          </output>
        )}
        {info && (
          <span>
            Minimis {info.version} · rules: EAR {info.packAsOf}
          </span>
        )}
      </footer>
    </main>
  )
}

interface ChoiceProps {
  Icon: (props: { size?: number }) => ReactNode
  title: string
  text: string
  shortcut: string
  onClick: () => void
  testId: string
}

function Choice({ Icon, title, text, shortcut, onClick, testId }: ChoiceProps) {
  return (
    <button
      type="button"
      className={styles.choice}
      onClick={onClick}
      data-choice
      data-testid={testId}
    >
      <span className={styles.choiceIcon}>
        <Icon size={20} />
      </span>
      <span className={styles.choiceBody}>
        <span className={styles.choiceTitle}>{title}</span>
        <span className={styles.choiceText}>{text}</span>
      </span>
      <Kbd>{shortcut}</Kbd>
    </button>
  )
}
