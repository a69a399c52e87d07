import type { Result } from '../../../shared/calc/result/result.ts'
import { calculationSentence } from '../../../shared/report/before-calculation.ts'
import { needSentence } from '../../../shared/report/need-section.ts'
import type { ExceptionCandidate } from '../../../shared/rules/license-exceptions.ts'
import { Citation } from '../../ui/citation.tsx'
import { usePack } from '../../ui/workspace-context.ts'
import styles from './result.module.css'
import { Section } from './section.tsx'

/** The product's own licence need: in a sentence, why, and the exceptions to look at. */
export function NeedSection({ result }: { result: Result }) {
  const { product, need, routes = [], calculation } = result
  const pack = usePack()
  const open = need.exceptions.filter(({ bars }) => bars.length === 0)
  const barred = need.exceptions.filter(({ bars }) => bars.length > 0)
  return (
    <Section
      title="Licence need of the product"
      aside={{ none: 'none', required: 'required', unknown: 'open' }[need.state]}
      testId="need"
    >
      <p>
        {product} itself: {needSentence(need, pack)}
      </p>
      {calculation && <p>{calculationSentence(calculation, pack)}</p>}
      <ul className={styles.notices}>
        {[...need.reasons, ...(need.conditions ?? [])].map(({ why, cite, row }) => (
          <li key={`${row} ${why}`}>
            {why} <Citation cite={cite.join('; ')} />
          </li>
        ))}
        {routes.map((one) => (
          <li key={one.route}>
            By {one.route} alone: {needSentence(one.need, pack)}
            {one.need.reasons.map(({ why, cite, row }) => (
              <div key={`${row} ${why}`} className={styles.muted}>
                {why} <Citation cite={cite.join('; ')} />
              </div>
            ))}
          </li>
        ))}
      </ul>
      {need.exceptions.length > 0 && (
        <>
          <p>
            Exceptions to look at; none is a decision, and each term must be met:
            {open.length === 0 && ' none is without a bar.'}
          </p>
          <ul className={styles.notices} data-testid="need-exceptions">
            {open.map((one) => (
              <Exception key={one.code} exception={one} />
            ))}
          </ul>
          {barred.length > 0 && (
            <details>
              <summary>Barred by what is known ({barred.length})</summary>
              <ul className={styles.notices}>
                {barred.map(({ code, cite, bars }) => (
                  <li key={code}>
                    <strong>{code}</strong> <Citation cite={cite} />{' '}
                    {bars.map((bar) => (
                      <div key={`${bar.row} ${bar.why}`}>
                        {bar.why} <Citation cite={bar.cite.join('; ')} />
                      </div>
                    ))}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Section>
  )
}

function Exception({ exception }: { exception: ExceptionCandidate }) {
  const { code, cite, by, limit, forSomeParagraphs, unseen } = exception
  const terms = [
    by === 'transaction' && 'by the transaction alone',
    limit !== null && `up to ${limit} USD an order`,
    forSomeParagraphs && 'for some paragraphs of the entry',
  ].filter(Boolean)
  return (
    <li>
      <strong>{code}</strong> <Citation cite={cite} />
      {terms.length > 0 && ` ${terms.join(', ')}.`} Not seen here: {unseen}
    </li>
  )
}
