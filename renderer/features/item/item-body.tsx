import type { ReactNode } from 'react'
import type { ItemDetail, WorkspaceRevision } from '../../../shared/workspace/views.ts'
import { whenText } from '../../ui/format.ts'
import { ClassificationOf } from './classification.tsx'
import { NeedFactsOf, PartFactsOf, ProductFactsOf } from './facts.tsx'
import styles from './item.module.css'
import { PartData } from './part-data.tsx'
import { ProductData } from './product-data.tsx'
import { Attachments, Classifications, Prices } from './records.tsx'
import { SalesOf } from './sales.tsx'
import { hasReports, TechnologyReports } from './technology-reports.tsx'
import { Uses } from './uses.tsx'

interface ItemBodyProps {
  id: string
  detail: ItemDetail
  changes: WorkspaceRevision[]
}

/** What is known of a part or product, section by section, and can be changed there. */
export function ItemBody({ id, detail, changes }: ItemBodyProps) {
  const { part, product, lines } = detail
  return (
    <>
      {part && <PartData part={part} eccnSource={detail.eccnSource} />}
      {product && <ProductData product={product} eccnSource={detail.eccnSource} />}
      {product?.kind === 'software' && (
        <Section title="Sales">
          <SalesOf product={product} />
        </Section>
      )}
      <Section title="What the rules ask">
        {part && <PartFactsOf part={part} />}
        {product && <ProductFactsOf product={product} lines={lines} />}
      </Section>
      {product && (
        <Section title="Its own licence need">
          <NeedFactsOf product={product} />
        </Section>
      )}
      {product && hasReports(product) && (
        <Section title="Technology reports">
          <TechnologyReports product={product} />
        </Section>
      )}
      <Section title="Prices">
        <Prices item={id} detail={detail} />
      </Section>
      <Section title="Classification">
        <ClassificationOf classification={(part ?? product)?.classification} />
        <Classifications item={id} detail={detail} />
      </Section>
      <Section title="Attachments">
        <Attachments item={id} detail={detail} />
      </Section>
      <Section title="Where used">
        <Uses detail={detail} />
      </Section>
      <Section title="History">
        {changes.length === 0 && <p className={styles.none}>Not changed since it was created.</p>}
        <ul className={styles.records}>
          {changes.map(({ revision, what, who, at }) => (
            <li key={revision}>
              <span className={styles.revision}>{revision}</span>
              <span>
                {what}
                <span className={styles.hint}>
                  {' '}
                  {who}, {whenText(at)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
