import { Loader } from '@mantine/core'
import type { Paper, PaperBlock, PaperPiece } from '../../../../shared/paper/paper.ts'
import { usePapers } from '../../../stores/papers.ts'
import styles from './papers.module.css'

/** The paper as it will be written, with what is missing at its top. */
export function PaperPreview() {
  const { paper, isAsking, error } = usePapers()
  return (
    <section
      className={styles.preview}
      aria-label="The paper"
      aria-busy={isAsking}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and does so from the keyboard too
      tabIndex={0}
      data-testid="paper"
      data-older={isAsking && paper !== null}
    >
      {!paper && !error && <Loader size="sm" />}
      {paper && <Shown paper={paper} />}
    </section>
  )
}

function Shown({ paper }: { paper: Paper }) {
  const { title, cite, rules, missing, warnings, facts, blocks, notes } = paper
  return (
    <>
      <h2>{title}</h2>
      <p className={styles.muted}>
        {cite}, text of {rules.form}
      </p>
      <div className={styles.missing} data-none={missing.length === 0} data-testid="paper-missing">
        <strong>
          {missing.length === 0
            ? 'Nothing is missing that the paper asks.'
            : `Missing: ${missing.length}`}
        </strong>
        {missing.length > 0 && (
          <ul>
            {missing.map(({ block, what }) => (
              <li key={`${block} ${what}`}>
                <span className={styles.muted}>{block}:</span> {what}
              </li>
            ))}
          </ul>
        )}
      </div>
      {warnings.map((text) => (
        <p key={text} className={styles.warning} data-testid="paper-warning">
          {text}
        </p>
      ))}
      <dl className={styles.facts}>
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {blocks.map((block) => (
        <Block key={block.id} block={block} />
      ))}
      <h3>To be minded</h3>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

function Block({ block: { id, number, title, cite, pieces } }: { block: PaperBlock }) {
  return (
    <div data-testid={`block-${id}`}>
      <h3>
        {number === null ? title : `Block ${number}: ${title}`}{' '}
        <span className={styles.muted}>{cite}</span>
      </h3>
      {pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have their place and nothing else
        <Piece key={i} piece={piece} />
      ))}
    </div>
  )
}

function Piece({ piece }: { piece: PaperPiece }) {
  switch (piece.kind) {
    case 'text':
      return <p className={styles.text}>{piece.text}</p>
    case 'missing':
      return <p className={styles.open}>Missing: {piece.text}</p>
    case 'figures':
      return (
        <table className={styles.table}>
          <tbody>
            {piece.figures.map(({ name, text, exact }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td
                  className={styles.number}
                  title={exact === null ? undefined : `exactly ${exact}`}
                >
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return (
        <table className={styles.table}>
          <thead>
            <tr>
              {piece.columns.map(({ name, align }) => (
                <th key={name} scope="col" data-align={align}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {piece.rows.map((cells) => (
              <tr key={cells.join('\0')}>
                {cells.map((cell, i) => (
                  <td key={piece.columns[i]?.name} data-align={piece.columns[i]?.align}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
