import { EAR99 } from '../../shared/rules/eccn.ts'
import type { RulePack } from '../../shared/rules/pack.ts'
import { describeEccn } from './choosing/suggest-eccns.ts'

/** An ECCN with what it rests on; null: no source is named. */
export interface SourcedEccn {
  eccn: string | null
  eccnSource: string | null
}

/** Whether somebody looked at an item and found it in no entry: EAR99 with a source. */
export function isLookedAt({ eccn, eccnSource }: SourcedEccn): boolean {
  return eccn === EAR99 && eccnSource !== null
}

/**
 * On what an ECCN rests, in words. Of EAR99 they keep apart what was looked at and is not listed from
 * what only says so; null: there is no ECCN.
 */
export function restsOn({ eccn, eccnSource }: SourcedEccn): string | null {
  if (eccn === null) return null
  if (eccnSource !== null)
    return `${eccn === EAR99 ? 'looked at, not listed; source' : 'source'}: ${eccnSource}`
  return eccn === EAR99 ? 'no source: not known whether anybody looked' : 'no source'
}

/** An ECCN with its words and what it rests on. */
export function eccnHint(pack: RulePack, { eccn, eccnSource }: SourcedEccn): string {
  return eccn === null ? 'ECCN not known' : `${eccn}: ${eccnWords(pack, eccn, eccnSource)}`
}

/** What an ECCN says in words, and what it rests on. */
export function eccnWords(pack: RulePack, eccn: string, eccnSource: string | null): string {
  return `${describeEccn(pack, eccn).hint} · ${restsOn({ eccn, eccnSource })}`
}
