import type { Handlers } from '../ipc/handlers.ts'
import { appHandlers } from './app.ts'
import { bomHandlers } from './bom.ts'
import { companiesHandlers } from './companies.ts'
import type { Context } from './context.ts'
import { determinationsHandlers } from './determinations.ts'
import { editHandlers } from './edit.ts'
import { evaluateHandlers } from './evaluate.ts'
import { exportHandlers } from './export.ts'
import { historyHandlers } from './history.ts'
import { homeHandlers } from './home.ts'
import { importHandlers } from './import.ts'
import { itemsHandlers } from './items.ts'
import { licencesHandlers } from './licences.ts'
import { officeHandlers } from './office.ts'
import { paperHandlers } from './papers.ts'
import { partiesHandlers } from './parties.ts'
import { partsHandlers } from './parts.ts'
import { pricesHandlers } from './prices.ts'
import { productsHandlers } from './products.ts'
import { rulesHandlers } from './rules.ts'
import { scenariosHandlers } from './scenarios.ts'
import { shipmentsHandlers } from './shipments.ts'
import { workspaceHandlers } from './workspace.ts'

/** A handler for every call of the contract. */
export function createHandlers(context: Context): Handlers {
  return {
    ...appHandlers(context),
    ...workspaceHandlers(context),
    ...historyHandlers(context),
    ...homeHandlers(context),
    ...productsHandlers(context),
    ...partsHandlers(context),
    ...itemsHandlers(context),
    ...companiesHandlers(context),
    ...partiesHandlers(context),
    ...pricesHandlers(context),
    ...bomHandlers(context),
    ...editHandlers(context),
    ...evaluateHandlers(context),
    ...scenariosHandlers(context),
    ...rulesHandlers(context),
    ...licencesHandlers(context),
    ...shipmentsHandlers(context),
    ...importHandlers(context),
    ...exportHandlers(context),
    ...paperHandlers(context),
    ...determinationsHandlers(context),
    ...officeHandlers(context),
  }
}
