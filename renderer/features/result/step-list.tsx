import type { Step } from '../../../shared/calc/result.ts'
import { FailIcon, OpenIcon, PassIcon } from '../../ui/icons.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

const ANSWERS = {
  applies: { word: 'applies', Icon: FailIcon },
  'does-not-apply': { word: 'does not apply', Icon: PassIcon },
  open: { word: 'open', Icon: OpenIcon },
} as const satisfies Record<Step['answer'], unknown>

/** The steps of the determination in the order of the rules. */
export function StepList({ steps }: { steps: Step[] }) {
  return (
    <Section title="Determination" aside={`${steps.length} steps`} testId="steps">
      <ol className={styles.steps}>
        {steps.map((step) => {
          const { word, Icon } = ANSWERS[step.answer]
          return (
            <li key={`${step.step} ${step.rule}`} data-answer={step.answer}>
              <span className={styles.answer}>
                <Icon size={12} />
              </span>
              <span>
                <strong>{step.rule}</strong> <span className={styles.muted}>{word}</span>
                <br />
                {step.why}
                {step.items.length > 0 && (
                  <span className={styles.items}>
                    {step.items
                      .slice(0, 4)
                      .map((path) => path.at(-1))
                      .join(', ')}
                    {step.items.length > 4 && ` and ${step.items.length - 4} more`}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
