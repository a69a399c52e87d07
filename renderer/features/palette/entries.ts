import { eccnFinds } from '../../../shared/help/eccn-words.ts'
import { TERMS } from '../../../shared/help/terms.ts'
import type { Version } from '../../../shared/workspace/settings.ts'
import type { EntityRow, ItemRow } from '../../../shared/workspace/views.ts'
import { allCommands, isAvailable } from '../../stores/commands.ts'
import { type Creatable, startCreating } from '../../stores/creating.ts'
import { destinationsOf } from '../../stores/destinations.ts'
import { openHelp } from '../../stores/help.ts'
import { openItem } from '../../stores/item.ts'
import { packNamed } from '../../stores/packs.ts'
import { chooseDestination } from '../../stores/result.ts'
import { goTo, goToProduct } from '../../stores/screen.ts'
import { openPast } from '../../stores/workspace.ts'
import type { Findable } from './rank.ts'

/** One line of the search box. */
export interface Entry extends Findable {
  /** The key that does the same. */
  shortcut?: string | undefined
  run: () => unknown
}

/** What can be done now: screens to go to, and commands. */
export function commandEntries(): Entry[] {
  return allCommands()
    .filter((command) => !command.isKeyOnly && isAvailable(command))
    .map(({ id, name, group, keys, run }) => ({
      id: `command:${id}`,
      group: group === 'Screens' ? 'Screens' : 'Commands',
      title: name,
      hint: '',
      shortcut: keys?.[0],
      run,
    }))
}

/** Products and parts of the workspace. */
export function itemEntries(items: readonly ItemRow[]): Entry[] {
  return items.map(({ id, type, name, origin, eccn }) => ({
    id: `${type}:${id}`,
    group: type === 'product' ? 'Products' : 'Parts',
    title: id,
    hint: [name === id ? null : name, origin, eccn].filter(Boolean).join(' · '),
    run: () => (type === 'product' ? goToProduct(id) : openItem(id)),
  }))
}

export function companyEntries(companies: readonly EntityRow[]): Entry[] {
  return companies.map(({ id, name, country }) => ({
    id: `company:${id}`,
    group: 'Companies',
    title: name ?? id,
    hint: [name === id ? null : id, country].filter(Boolean).join(' · '),
    run: () => goTo('companies', id),
  }))
}

/** Revisions with a name, to open them for reading. */
export function versionEntries(versions: readonly Version[]): Entry[] {
  return versions.map(({ revision, name }) => ({
    id: `version:${revision}`,
    group: 'Versions',
    title: name,
    hint: `revision ${revision} · open read-only, to look at or to restore`,
    run: () => openPast(revision),
  }))
}

/** Destinations to choose, and the countries and ECCNs of the rules. */
export function ruleEntries(packId: string | undefined): Entry[] {
  const pack = packNamed(packId)
  const { often, others } = destinationsOf(packId)
  return [
    ...[...often, ...others].map(({ code, name }) => ({
      id: `destination:${code}`,
      group: 'Destinations',
      title: name,
      hint: `${code} · choose as destination`,
      run: () => chooseDestination(code),
    })),
    ...pack.countries.countries.map(({ code, name }) => ({
      id: `country:${code}`,
      group: 'Countries in the rules',
      title: name,
      hint: code,
      run: () => goTo('rules', code),
    })),
    ...[...pack.entryByEccn.values()].map(({ eccn, title }) => ({
      id: `eccn:${eccn}`,
      group: 'ECCNs',
      title: eccn,
      hint: eccnFinds(eccn) ?? title,
      run: () => goTo('rules', eccn),
    })),
  ]
}

/** The words of the glossary. */
export function termEntries(): Entry[] {
  return TERMS.map(({ id, name, also = [] }) => ({
    id: `term:${id}`,
    group: 'Help',
    title: name,
    hint: ['what it is', ...also].join(' · '),
    isExplanation: true,
    run: () => openHelp('words', { term: id }),
  }))
}

const CREATABLE: readonly Creatable[] = ['product', 'part', 'company']

/** What could be created under the name that was typed. */
export function creationEntries(text: string, canEdit: boolean): Entry[] {
  const name = text.trim()
  if (!canEdit || name === '') return []
  return CREATABLE.map((what) => ({
    id: `create:${what}`,
    group: 'Create',
    title: `Create ${what} "${name}"`,
    hint: '',
    run: () => startCreating(what, name),
  }))
}
