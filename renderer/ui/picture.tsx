import { ActionIcon } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { keyOf } from '../stores/shortcut.ts'
import { CopyIcon, ImageIcon, PictureIcon, TableIcon } from './icons.tsx'
import styles from './picture.module.css'
import { copyImage } from './picture-image.ts'
import { type PictureTable, tabbed } from './picture-table.ts'

interface PictureProps {
  title: string
  /** What it shows, for whoever sees the copied picture alone: product, destination, revision. */
  about: string
  /** The numbers of the picture. */
  table: PictureTable
  /** What draws the picture, as one SVG with a tab stop around it. */
  children: ReactNode
  testId: string
}

/**
 * A picture with its numbers one key away: T switches between both, Ctrl+C copies the one that is
 * shown, Ctrl+Shift+C the numbers.
 */
export function Picture({ title, about, table, children, testId }: PictureProps) {
  const [showsTable, setShowsTable] = useState(false)
  const [said, setSaid] = useState('')
  const content = useRef<HTMLDivElement>(null)

  const toggle = () => {
    flushSync(() => {
      setSaid('')
      setShowsTable(!showsTable)
    })
    content.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }
  const copy = (what: string, write: () => Promise<void>) => {
    write().then(
      () => setSaid(`${what} copied`),
      (error: unknown) => setSaid(`${what} not copied: ${String(error)}`),
    )
  }
  const copyNumbers = () => copy('Numbers', () => navigator.clipboard.writeText(tabbed(table)))
  const copyPicture = () => {
    const svg = content.current?.querySelector('svg')
    if (svg) copy('Image', () => copyImage(svg, { title, about }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event)
    const control = event.ctrlKey || event.metaKey
    if (control && key === 'c' && !hasSelectionIn(event.currentTarget)) {
      if (event.shiftKey || showsTable) copyNumbers()
      else copyPicture()
    } else if (!control && !event.altKey && key === 't') toggle()
    else return
    event.preventDefault()
  }

  return (
    <figure
      className={styles.picture}
      aria-label={title}
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      <figcaption className={styles.head}>
        <h2>{title}</h2>
        <output className={styles.said} data-testid={`${testId}-said`}>
          {said}
        </output>
        <ActionIcon
          size="sm"
          aria-label={showsTable ? 'Show the picture' : 'Show the numbers'}
          title={showsTable ? 'Picture (T)' : 'Numbers (T)'}
          onClick={toggle}
          data-testid={`${testId}-toggle`}
        >
          {showsTable ? <PictureIcon size={14} /> : <TableIcon size={14} />}
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-label="Copy the image"
          title="Copy the image (Ctrl+C in the picture)"
          disabled={showsTable}
          onClick={copyPicture}
          data-testid={`${testId}-copy-image`}
        >
          <ImageIcon size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-label="Copy the numbers"
          title="Copy the numbers (Ctrl+Shift+C)"
          onClick={copyNumbers}
          data-testid={`${testId}-copy-numbers`}
        >
          <CopyIcon size={14} />
        </ActionIcon>
      </figcaption>
      <div ref={content}>{showsTable ? <Numbers title={title} table={table} /> : children}</div>
    </figure>
  )
}

function hasSelectionIn(element: Element): boolean {
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode)
}

function Numbers({ title, table }: { title: string; table: PictureTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={styles.numbers} tabIndex={0} aria-label={`${title}, numbers`}>
      <table>
        <thead>
          <tr>
            {table.columns.map(({ name, isNumber }) => (
              <th key={name} data-number={isNumber}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\t')}>
              {table.columns.map(({ name, isNumber }, at) => (
                <td key={name} data-number={isNumber}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
