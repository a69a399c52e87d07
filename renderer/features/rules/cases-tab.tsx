import type { RulePack } from '../../../shared/rules/pack.ts'
import type { NoLevelRule } from '../../../shared/rules/schema.ts'
import { Citation } from '../../ui/citation.tsx'
import facts from '../../ui/facts.module.css'
import { usePack } from '../../ui/workspace-context.ts'
import { contentWords, destinationWords, levelWords, productWords } from './rule-words.ts'
import styles from './rules.module.css'

/** The levels, the cases without one, and the encryption gate, in words. */
export function CasesTab() {
  const pack = usePack()
  const { levels, noLevel, directProduct } = pack
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too
    <section className={styles.text} tabIndex={0} aria-label="Levels and cases" data-testid="cases">
      <h2>Levels</h2>
      <table className={styles.table}>
        <tbody>
          {levels.levels.map(({ level, destinations, cite }) => (
            <tr key={cite}>
              <td className={styles.nowrap}>
                <strong>{levelWords(level)}</strong>
              </td>
              <td>{destinationWords(pack, destinations)}</td>
              <td>
                <Citation cite={cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Cases without a level</h2>
      <p className={styles.muted}>A ? in an ECCN stands for any one character.</p>
      {noLevel.rules.map((rule) => (
        <Case key={`${rule.id} ${rule.because}`} pack={pack} rule={rule} />
      ))}
      <h2>Encryption gate</h2>
      <div>
        US content of {levels.encryptionGate.eccns.join(', ')} must have taken one of these paths{' '}
        <Citation cite={levels.encryptionGate.cite} />
      </div>
      <table className={styles.table}>
        <tbody>
          {levels.encryptionGate.paths.map(({ path, eccns, counted, destinations, cite }) => (
            <tr key={path}>
              <td>{path}</td>
              <td>{eccns.join(', ')}</td>
              <td>{counted ? 'counted' : 'not counted'}</td>
              <td>{destinationWords(pack, destinations)}</td>
              <td>
                <Citation cite={cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>What may be content of what</h2>
      <table className={styles.table}>
        <tbody>
          {levels.contentKinds.map(({ product, content, counts, cite }) => (
            <tr key={`${product} ${content}`}>
              <td>
                {content} in {product}
              </td>
              <td>{COUNTS[counts]}</td>
              <td>
                <Citation cite={cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Direct product rules, beside de minimis</h2>
      <table className={styles.table}>
        <tbody>
          {directProduct.rules.map(({ id, name, destinations, partyBased, cite }) => (
            <tr key={id}>
              <td>{name}</td>
              <td>{destinationWords(pack, destinations)}</td>
              <td>{partyBased ? 'turns on the parties or the use' : ''}</td>
              <td>
                <Citation cite={cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const COUNTS = { always: 'counts', ifBundled: 'counts if it is bundled', never: 'does not count' }

function Case({ pack, rule }: { pack: RulePack; rule: NoLevelRule }) {
  const { because, product, content, destinations, withoutContent, notice, cite } = rule
  return (
    <section className={styles.case}>
      <h3>
        {rule.id} <span className={styles.because}>{because}</span>
      </h3>
      <dl className={facts.facts}>
        <dt>The product</dt>
        <dd>{productWords(pack, product).join('; ')}</dd>
        <dt>US content</dt>
        <dd>{content.map((one) => contentWords(pack, one).join(', ')).join('; or ')}</dd>
        <dt>Destination</dt>
        <dd>{destinationWords(pack, destinations)}</dd>
        {withoutContent && (
          <>
            <dt>Without it</dt>
            <dd>{withoutContent}</dd>
          </>
        )}
        {notice && (
          <>
            <dt>Notice</dt>
            <dd>{notice}</dd>
          </>
        )}
        <dt>Citation</dt>
        <dd>
          <Citation cite={cite} />
        </dd>
      </dl>
    </section>
  )
}
