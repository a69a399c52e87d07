import { useEffect, useMemo, useState } from 'react'
import type { RulePack } from '../../shared/rules/pack.ts'
import { loadCompanies, useCompanies } from '../stores/companies.ts'
import { originsOf } from '../stores/destinations.ts'
import { findPack, loadPack, packNamed } from '../stores/packs.ts'
import { usePreferences } from '../stores/preferences.ts'
import { useWorkspace } from '../stores/workspace.ts'
import { companyChoice } from './choosing/companies.ts'
import { countryChoices } from './choosing/countries.ts'
import type { Suggestion } from './choosing/suggestion.ts'
import type { TypedAs } from './typed.ts'

/** How typed numbers are read here. */
export function useTypedAs(): TypedAs {
  const numberFormat = usePreferences((store) => store.numberFormat)
  const currency = useWorkspace((store) => store.workspace?.currency ?? 'USD')
  return useMemo(() => ({ numberFormat, currency }), [numberFormat, currency])
}

/** The rules in force. */
export function usePack() {
  const id = useWorkspace((store) => store.info?.pack)
  return useMemo(() => packNamed(id), [id])
}

/** A rule pack by its id, once it is read; null: it is not here, or not yet. */
export function useFoundPack(id: string | undefined): RulePack | null {
  const [, setRead] = useState<string | null>(null)
  useEffect(() => {
    if (id !== undefined && !findPack(id)) void loadPack(id).then(() => setRead(id))
  }, [id])
  return id === undefined ? null : findPack(id)
}

/** Whether the workspace can be written to. */
export function useCanEdit(): boolean {
  return useWorkspace((store) => store.workspace?.readOnly === null)
}

/** Every country of origin, to be offered. */
export function useOrigins(): Suggestion[] {
  const id = useWorkspace((store) => store.info?.pack)
  return useMemo(() => countryChoices(originsOf(id)), [id])
}

/** The suppliers and companies that a part can come from, to be offered. */
export function useSuppliers(): Suggestion[] {
  const loaded = useLoadedCompanies()
  return useMemo(
    () => [...(loaded?.suppliers ?? []), ...(loaded?.entities ?? [])].map(companyChoice),
    [loaded],
  )
}

/** The companies of the group, to be offered as makers. */
export function useMakers(): Suggestion[] {
  const loaded = useLoadedCompanies()
  return useMemo(() => (loaded?.entities ?? []).map(companyChoice), [loaded])
}

function useLoadedCompanies() {
  const loaded = useCompanies((store) => store.loaded)
  useEffect(() => {
    if (!loaded) void loadCompanies()
  }, [loaded])
  return loaded
}
