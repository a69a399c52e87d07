import type { DirectProductRecord } from '../../shared/model/direct-product.ts'
import type { Entity, Part, Product } from '../../shared/model/schema.ts'
import { refuse, requireItem } from './checks.ts'
import type { Writer, Writes } from './writer.ts'

/** What is recorded of items and companies for the direct product rules (734.9). */
export const directProductWrites: Writes<'answerDirectProduct' | 'setCertificates'> = {
  answerDirectProduct: (to, { of, ids, question, asked, answer }) => {
    for (const id of ids)
      change(to, of, id, (record, { eccn, madeBy }) => {
        const others = Object.entries(record.answers ?? {}).filter(([known]) => known !== question)
        const given = answer && {
          ...answer,
          who: answer.who ?? to.who,
          on: answer.on ?? to.today,
          restsOn: of === 'item' ? { question: asked, eccn, madeBy } : { question: asked },
        }
        const answers = Object.fromEntries(given ? [...others, [question, given]] : others)
        return { ...record, answers: Object.keys(answers).length > 0 ? answers : null }
      })
  },

  setCertificates: (to, { of, id, certificates }) => {
    change(to, of, id, (record, { eccn }) => {
      const given = certificates.map((one) =>
        eccn === null || one.eccn !== undefined ? one : { ...one, eccn },
      )
      return { ...record, certificates: given.length > 0 ? given : null }
    })
  },
}

interface RestsOn {
  eccn: string | null
  madeBy: string | null
}

/** Writes the record of an item or a company as it becomes; one that says nothing is taken away. */
function change(
  to: Writer,
  of: 'item' | 'company',
  id: string,
  become: (record: DirectProductRecord, restsOn: RestsOn) => DirectProductRecord,
): void {
  const changed = <T extends Part | Product | Entity>(item: T, restsOn: RestsOn): T => {
    const record = become(item.directProduct ?? {}, restsOn)
    const known = Object.entries(record).filter(([, value]) => value != null)
    return { ...item, directProduct: known.length > 0 ? Object.fromEntries(known) : null }
  }
  if (of === 'company') {
    const company = to.rows.entities().find((one) => one.id === id)
    if (!company) refuse(`There is no company ${id}.`)
    else to.rows.setEntity(changed(company, { eccn: null, madeBy: null }))
  } else if (requireItem(to, id) === 'part') {
    const [part] = to.rows.parts(to.today, [id])
    const { eccn = null } = part as Part
    to.rows.setPart(changed(part as Part, { eccn, madeBy: null }), null, to.today)
  } else {
    const [product] = to.rows.products(to.today, [id])
    const { eccn = null, madeBy = null } = product as Product
    to.rows.setProduct(changed(product as Product, { eccn, madeBy }), null, to.today)
  }
}
