import { create } from 'zustand'
import type { KeptLicence } from '../../shared/licences/schema.ts'
import type { LicenceState } from '../../shared/licences/stages.ts'
import type { Party } from '../../shared/model/party.ts'
import type { Touched } from '../../shared/workspace/views.ts'
import { call } from './call.ts'
import { latest } from './latest.ts'
import { attempt } from './workspace.ts'

interface LicencesStore {
  /** null: not loaded. */
  licences: readonly KeptLicence[] | null
  /** The parties of the register, to pick from. */
  parties: readonly Party[]
  /** The one that is open beside the list; null: none is, and all deadlines are shown. */
  opened: number | null
  find: string
  /** Those of one state alone; null: of all. */
  state: LicenceState | null
  /** What is typed: a new application, or one that is there, by its number. */
  dialog: 'new' | number | null
}

const CLOSED: LicencesStore = {
  ...{ licences: null, parties: [], opened: null, find: '', state: null, dialog: null },
}

export const useLicences = create<LicencesStore>(() => CLOSED)

const ticket = latest()

export async function loadLicences(): Promise<void> {
  const isLatest = ticket()
  await attempt('list the licences', async () => {
    const [{ licences }, { parties }] = await Promise.all([
      call('licences.list'),
      call('parties.list'),
    ])
    if (isLatest()) useLicences.setState({ licences, parties })
  })
}

/** Reads them again where a change touched them. */
export async function followLicences(touched: Touched | null): Promise<void> {
  if (useLicences.getState().licences && (!touched || touched.licences || touched.parties))
    await loadLicences()
}

export function clearLicences(): void {
  ticket()
  useLicences.setState(CLOSED)
}
