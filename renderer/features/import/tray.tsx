import { Button, Modal } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { SingleCommand } from '../../../shared/workspace/commands.ts'
import type { TrayRow } from '../../../shared/workspace/views.ts'
import { asCallError, call } from '../../stores/call.ts'
import { editAll, undo } from '../../stores/edits.ts'
import { useProducts } from '../../stores/products.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { count } from '../../ui/format.ts'
import { Message } from '../../ui/message.tsx'
import type { KeptProfile } from './profile.ts'
import { RepairForm } from './repair-form.tsx'
import styles from './tray.module.css'

/** Says at a product how many rows of tables were not taken over, and opens them. */
export function TrayStrip({ product, onOpen }: { product: string; onOpen: () => void }) {
  const open = useProducts(
    (store) => store.rows?.find(({ id }) => id === product)?.rowsNotTaken ?? 0,
  )
  if (open === 0) return null
  return (
    <Message
      tone="notice"
      title={`${count(open, 'row')} not taken over. The bill of materials is incomplete.`}
      actions={
        <Button size="compact-xs" onClick={onOpen} data-testid="tray-open">
          Show
        </Button>
      }
      testId="tray-strip"
    />
  )
}

/** The rows of tables that a product keeps: each is repaired in its place, or set aside with a reason. */
export function TrayDialog({ product, onClose }: { product: string; onClose: () => void }) {
  const revision = useWorkspace((store) => store.workspace?.revision)
  const day = useWorkspace((store) => store.workspace?.day ?? '')
  const [rows, setRows] = useState<readonly TrayRow[] | null>(null)
  const [profiles, setProfiles] = useState<readonly KeptProfile[]>([])
  const [chosen, setChosen] = useState<number | null>(null)
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other rows
  useEffect(() => {
    let isWanted = true
    Promise.all([call('bom.rowsNotTaken', { product }), call('bom.mappings')]).then(
      ([found, kept]) => {
        if (!isWanted) return
        setRows(found.rows)
        setProfiles(kept)
      },
      (error) => isWanted && setSaid({ text: asCallError(error).message, isProblem: true }),
    )
    return () => {
      isWanted = false
    }
  }, [product, revision])

  const open = useMemo(() => rows?.filter(({ setAside }) => !setAside) ?? [], [rows])
  const aside = useMemo(() => rows?.filter(({ setAside }) => setAside) ?? [], [rows])
  const row = open.find(({ id }) => id === chosen) ?? open[0]
  const write = async (what: string, commands: readonly SingleCommand[]) => {
    try {
      await editAll(what, commands)
      setSaid({ text: `${what}.`, isProblem: false })
    } catch (error) {
      setSaid({ text: asCallError(error).message, isProblem: true })
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Rows not taken over into ${product}`}
      size="min(1160px, 94vw)"
      returnFocus={false}
    >
      <div className={styles.tray} data-testid="tray">
        {open.length > 0 && (
          <nav className={styles.rows} aria-label="Rows not taken over">
            {open.map((each) => (
              <button
                key={each.id}
                type="button"
                aria-current={each === row || undefined}
                onClick={() => setChosen(each.id)}
              >
                {each.source}, row {each.row}
              </button>
            ))}
          </nav>
        )}
        {row && (
          <RepairForm
            key={row.id}
            product={product}
            row={row}
            profiles={profiles}
            onRepair={(commands) => void write(`Repair row ${row.row} of ${row.source}`, commands)}
            onSetAside={(why) =>
              void write(`Set row ${row.row} of ${row.source} aside`, [
                { kind: 'setRowAside', row: row.id, why, on: day },
              ])
            }
          />
        )}
        {rows && open.length === 0 && <p>Every row was taken over or set aside.</p>}
        {aside.length > 0 && (
          <section>
            <h3>Set aside</h3>
            <ul className={styles.aside}>
              {aside.map((each) => (
                <li key={each.id}>
                  <span>
                    {each.source}, row {each.row}: {each.setAside?.why}
                  </span>
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() =>
                      void write(`Take row ${each.row} of ${each.source} back`, [
                        { kind: 'takeRowBack', row: each.id },
                      ])
                    }
                  >
                    Take back
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className={styles.end}>
          <span className={said?.isProblem ? styles.problem : styles.note} role="status">
            {said?.text}
          </span>
          {said && !said.isProblem && (
            <Button
              variant="default"
              data-testid="tray-undo"
              onClick={() => {
                setSaid(null)
                void undo()
              }}
            >
              Undo
            </Button>
          )}
          <Button variant="default" onClick={onClose} data-testid="tray-close">
            Close
          </Button>
        </div>
      </div>
    </Modal>
  )
}
