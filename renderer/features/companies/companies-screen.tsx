import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { EntityRow } from '../../../shared/workspace/views.ts'
import { useCompanies } from '../../stores/companies.ts'
import { originsOf } from '../../stores/destinations.ts'
import { editAll } from '../../stores/edits.ts'
import { clearPartFilters, filterParts } from '../../stores/part-list.ts'
import { parts, useParts } from '../../stores/parts.ts'
import { useProductList } from '../../stores/products.ts'
import { goTo, useScreen } from '../../stores/screen.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { countryOffer } from '../../ui/choosing/offers.ts'
import { count } from '../../ui/format.ts'
import { Register, type RegisterHandle } from '../../ui/register.tsx'
import screen from '../../ui/screen.module.css'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { entityChange, supplierChange } from './company-changes.ts'
import { entityColumns, supplierColumns } from './company-columns.ts'
import { entityFields, newEntity, newSupplier, supplierFields } from './new-company.ts'
import { unregistered } from './unregistered.ts'

/** The companies of the group, and those who supply parts. */
export function CompaniesScreen() {
  const loaded = useCompanies((store) => store.loaded)
  return loaded && <Companies {...loaded} />
}

function Companies({ entities, suppliers }: Output<'companies.list'>) {
  const canEdit = useCanEdit()
  const packId = useWorkspace((store) => store.info?.pack)
  const rows = useParts((store) => store.rows)
  const isCovered = useScreen((store) => store.panel !== null)
  const group = useRef<RegisterHandle>(null)
  useInsertKey(isCovered ? null : () => group.current?.add())

  const countries = useMemo(() => originsOf(packId), [packId])
  const columns = useMemo(
    () => ({ entities: entityColumns(countries), suppliers: supplierColumns(countries) }),
    [countries],
  )
  const fields = useMemo(() => {
    const offer = countryOffer(countryChoices(countries))
    return { entities: entityFields(offer), suppliers: supplierFields(offer) }
  }, [countries])
  const named = useMemo(
    () => unregistered(rows ?? [], suppliers, entities),
    [rows, suppliers, entities],
  )

  useEffect(() => {
    if (!rows) void parts.loadAll()
  }, [rows])
  useEffect(() => {
    if (!isCovered) group.current?.focus()
  }, [isCovered])

  const isIn = (known: readonly { id: string }[]) => (id: string) =>
    known.some((row) => row.id === id)
  const takeOver = () =>
    attempt('add the suppliers', () =>
      editAll(
        `Add ${count(named.length, 'supplier')} that parts name`,
        named.map((name) => ({ kind: 'setSupplier', supplier: { id: name, name } })),
      ),
    )
  return (
    <div className={screen.screen}>
      <Register
        rowsName="companies"
        title="Group companies"
        heading="h1"
        why="Country: where products are made and, unless they say otherwise, exported from. Headquarters (of the ultimate parent): asked in 734.4(a)(8)."
        rows={entities}
        columns={columns.entities}
        canEdit={canEdit}
        fields={fields.entities}
        add="Add company"
        make={(values) => newEntity(values, isIn(entities))}
        change={entityChange}
        remove={(id) => ({ kind: 'removeEntity', id })}
        onUses={({ id, products }) => products > 0 && showProducts(id)}
        foot={entitiesText(entities)}
        empty={
          <>
            No companies yet. Each subsidiary that makes or exports a product stands here with its
            country; a product whose maker is not known is undetermined.
          </>
        }
        handle={group}
        testId="entity-grid"
      />
      <Register
        rowsName="companies"
        title="Suppliers"
        heading="h2"
        why="Parts count by their own country of origin. A supplier that is a company of the group is an affiliate: see Prices."
        rows={suppliers}
        columns={columns.suppliers}
        canEdit={canEdit}
        fields={fields.suppliers}
        add="Add supplier"
        make={(values) => newSupplier(values, isIn(suppliers))}
        change={supplierChange}
        remove={(id) => ({ kind: 'removeSupplier', id })}
        onUses={({ id, parts: supplied }) => supplied > 0 && showParts(id)}
        foot={`${count(suppliers.length, 'supplier')} in the register${named.length > 0 ? `, ${named.length} more that parts name in words` : ''}`}
        empty={
          <>
            No suppliers in the register yet. Parts may name theirs in words; in the register they
            have a country and a note, and are offered where a supplier is typed.
          </>
        }
        actions={
          canEdit &&
          named.length > 0 && (
            <Button
              variant="default"
              title={named.slice(0, 20).join(', ')}
              onClick={() => void takeOver()}
              data-testid="take-over"
            >
              Add {count(named.length, 'supplier')} that parts name
            </Button>
          )
        }
        handle={null}
        testId="supplier-grid"
      />
    </div>
  )
}

function entitiesText(entities: readonly EntityRow[]): string {
  const without = (member: 'country' | 'headquarters') =>
    entities.filter((entity) => entity[member] === null).length
  const companies = count(entities.length, 'company', 'companies')
  return `${companies}, ${without('country')} without country, ${without('headquarters')} without headquarters`
}

function showProducts(company: string): void {
  useProductList.setState({ filter: company, showAll: true })
  goTo('products')
}

function showParts(supplier: string): void {
  clearPartFilters()
  filterParts(supplier)
  goTo('parts')
}
