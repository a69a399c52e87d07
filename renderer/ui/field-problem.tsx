import styles from './field-problem.module.css'

interface FieldProblemProps {
  text: string
  /** Texts of which one can be meant; each can be chosen. */
  readings?: readonly string[] | undefined
  onTake: (text: string) => void
}

/** What is wrong with what was typed, and where it can mean two things, both to choose from. */
export function FieldProblem({ text, readings = [], onTake }: FieldProblemProps) {
  return (
    <>
      {text}
      {readings.length > 0 && (
        <span className={styles.readings}>
          {readings.map((reading) => (
            <button
              key={reading}
              type="button"
              className={styles.reading}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(reading)}
              data-testid="reading"
            >
              {reading}
            </button>
          ))}
        </span>
      )}
    </>
  )
}
