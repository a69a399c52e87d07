import { Button, Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ItemDetail, WorkspaceRevision } from '../../../shared/workspace/views.ts'
import { closeItem, openItem, useItem } from '../../stores/item.ts'
import { count, whenText } from '../../ui/format.ts'
import { ClassificationOf } from './classification.tsx'
import { NeedFactsOf, PartFactsOf, ProductFactsOf } from './facts.tsx'
import styles from './item.module.css'
import { PartData } from './part-data.tsx'
import { ProductData } from './product-data.tsx'
import { Attachments, Classifications, Prices } from './records.tsx'
import { SalesOf } from './sales.tsx'
import { hasReports, TechnologyReports } from './technology-reports.tsx'
import { Uses } from './uses.tsx'

/** Everything that is known of one part or product, over whatever screen is open. */
export function ItemDrawer() {
  const { id, detail, changes, error } = useItem()
  return (
    <Drawer
      opened={id !== null}
      onClose={closeItem}
      title={<Title id={id ?? ''} detail={detail} />}
      size={520}
      padding="md"
    >
      <div data-testid="item-drawer">
        {error && id && (
          <div role="alert">
            <p className={styles.problem}>{error.message}</p>
            <Button variant="default" onClick={() => openItem(id)}>
              Try again
            </Button>
          </div>
        )}
        {detail && id && <Body key={id} id={id} detail={detail} changes={changes} />}
      </div>
    </Drawer>
  )
}

function Title({ id, detail }: { id: string; detail: ItemDetail | null }) {
  const used = detail?.usedOn.length ?? 0
  return (
    <>
      {id}
      <span className={styles.type}>
        {detail && (detail.part ? 'part' : 'product')}
        {used > 0 && `, on ${count(used, 'line')}: a change holds on all of them`}
      </span>
    </>
  )
}

interface BodyProps {
  id: string
  detail: ItemDetail
  changes: WorkspaceRevision[]
}

function Body({ id, detail, changes }: BodyProps) {
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
