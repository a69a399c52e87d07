import { Button } from '@mantine/core'
import type { Result } from '../../../shared/calc/result/result.ts'
import { directProductCounts } from '../../../shared/report/direct-product.ts'
import type { DirectProductFinding } from '../../../shared/rules/direct-product.ts'
import { openDirectProduct } from '../../stores/direct-product.ts'
import { DirectProductSign } from '../../ui/direct-product-state.tsx'
import styles from './result.module.css'
import { Section } from './section.tsx'

/** Each direct product rule in a line, those that are not out first, and the way to their questions. */
export function DirectProductRules({ result }: { result: Result }) {
  const { product, directProductRules: rules = [] } = result
  if (rules.length === 0) return null
  const out = rules.filter(({ state }) => state === 'out')
  const others = rules.filter(({ state }) => state !== 'out')
  const isOpen = others.some(({ state }) => state === 'open')
  return (
    <Section
      title="Direct product rules"
      aside={directProductCounts(countsOf(rules))}
      isOpen={others.length > 0}
      testId="direct-product-rules"
    >
      {others.length > 0 && <Rules rules={others} />}
      {out.length > 0 && (
        <details className={styles.ruledOut}>
          <summary>
            {out.length === rules.length ? 'All rules are out' : `${out.length} out`}
          </summary>
          <Rules rules={out} />
        </details>
      )}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => openDirectProduct(product)}
        data-testid="direct-product-open"
      >
        {isOpen ? 'Answer the questions' : 'Questions and answers'}
      </Button>
    </Section>
  )
}

function Rules({ rules }: { rules: readonly DirectProductFinding[] }) {
  return (
    <ul className={styles.rules}>
      {rules.map((finding) => (
        <li
          key={finding.rule}
          className={styles.rule}
          title={whyOf(finding)}
          data-rule={finding.rule}
        >
          <span className={styles.ruleName}>
            {finding.rule} {finding.name}
          </span>
          <DirectProductSign state={finding.state} />
          {finding.state === 'out' && (
            <span className={styles.ruleWhy}>{finding.reasons[0]?.why}</span>
          )}
          {finding.section !== undefined && finding.state !== 'open' && (
            <span className={styles.ruleWhy}>licence by {finding.section}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function whyOf({ reasons }: DirectProductFinding): string {
  return reasons.map(({ why, cite }) => `${why} (${cite.join('; ')})`).join('\n')
}

function countsOf(rules: readonly DirectProductFinding[]) {
  const counts = { out: 0, in: 0, open: 0, 'by-party': 0 }
  for (const { state } of rules) counts[state] += 1
  return counts
}
