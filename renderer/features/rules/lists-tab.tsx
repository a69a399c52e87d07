import { useState } from 'react'
import type { RulePack } from '../../../shared/rules/pack.ts'
import { Citation } from '../../ui/citation.tsx'
import { count } from '../../ui/format.ts'
import { usePack } from '../../ui/workspace-context.ts'
import { FilterBar } from './filter-bar.tsx'
import { memberWords } from './rule-words.ts'
import styles from './rules.module.css'

/** The lists that rules refer to: of countries, of goods by HTS code, of chemicals and equipment. */
export function ListsTab() {
  const pack = usePack()
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const lists = listsOf(pack)
    .map((list) => ({
      ...list,
      found: list.members.filter((member) => member.toLowerCase().includes(wanted)),
    }))
    .filter(({ found, title }) => found.length > 0 || title.toLowerCase().includes(wanted))
  return (
    <>
      <FilterBar
        label="Filter lists"
        placeholder="country, HTS code or chemical"
        value={filter}
        onChange={setFilter}
        testId="lists-filter"
      />
      <div className={styles.text} data-testid="lists">
        {lists.length === 0 && (
          <p className={styles.muted}>Nothing on a list matches the filter.</p>
        )}
        {lists.map(({ id, title, members, found, cite }) => (
          <details key={id} className={styles.fold} open={wanted !== '' && found.length > 0}>
            <summary>
              <strong>{title}</strong>{' '}
              <span className={styles.muted}>
                {wanted
                  ? `${found.length} of ${members.length}`
                  : count(members.length, 'entry', 'entries')}
              </span>
            </summary>
            <Citation cite={cite} />
            <p className={styles.members}>{(found.length > 0 ? found : members).join(' · ')}</p>
          </details>
        ))}
      </div>
    </>
  )
}

function listsOf(pack: RulePack): { id: string; title: string; members: string[]; cite: string }[] {
  const { lists, hts, supplement6 } = pack
  const countries = lists.lists.map(({ id, title, members, since, cite }) => ({
    id,
    title,
    cite,
    members: members.map((code) =>
      [memberWords(pack, code), since?.[code] && `since ${since[code]}`].filter(Boolean).join(' '),
    ),
  }))
  const goods = hts.lists.map(({ id, title, codes, unitPriceAboveUsd, cite }) => ({
    id,
    title: `HTS: ${title}`,
    cite,
    members: codes.map((code) =>
      unitPriceAboveUsd?.[code] ? `${code} (above ${unitPriceAboveUsd[code]} USD each)` : code,
    ),
  }))
  const chemicals = {
    id: 'supplement-6',
    title: 'Chemicals and equipment of Supplement 6 to Part 746',
    cite: '746 Supp. 6',
    members: supplement6.items.map(({ paragraph, item, cas }) =>
      [paragraph, item, cas && `CAS ${cas}`].filter(Boolean).join(' '),
    ),
  }
  return [...countries, ...goods, chemicals]
}
