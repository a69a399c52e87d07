import { first } from './0001-first.ts'
import { suppliers } from './0002-suppliers.ts'
import { settings } from './0003-settings.ts'
import { scenarios } from './0004-scenarios.ts'
import { productRecords } from './0005-product-records.ts'
import { placesOfItems } from './0006-places-of-items.ts'
import { rowsNotTaken } from './0007-rows-not-taken.ts'
import { dayOfChange } from './0008-day-of-change.ts'
import { determinations } from './0009-determinations.ts'
import { checksOfValues } from './0011-checks-of-values.ts'
import { indexesOfItems } from './0012-indexes-of-items.ts'
import { rulePacks } from './0013-rule-packs.ts'
import { parties } from './0014-parties.ts'
import { licences } from './0015-licences.ts'
import { shipmentChecks } from './0016-shipment-checks.ts'
import type { Migration } from './migration.ts'

/** Every step from the first schema on, in order. */
export const migrations: readonly Migration[] = [
  first,
  suppliers,
  settings,
  scenarios,
  productRecords,
  placesOfItems,
  rowsNotTaken,
  dayOfChange,
  determinations,
  checksOfValues,
  indexesOfItems,
  rulePacks,
  parties,
  licences,
  shipmentChecks,
]

/** The schema version that this app writes. */
export const LATEST = shipmentChecks.version
