import { useEffect, useMemo, useRef, useState } from 'react'
import { readCsv } from '../../../shared/sheets/csv.ts'
import { OWNERS_FORMAT, partyChange } from '../../../shared/tabular/party-cells.ts'
import { planParties } from '../../../shared/tabular/party-rows.ts'
import { originsOf } from '../../stores/destinations.ts'
import { editAllAndSay } from '../../stores/edits.ts'
import { useScreen } from '../../stores/screen.ts'
import { type Loaded, useTradeParties } from '../../stores/trade-parties.ts'
import { attempt, useWorkspace } from '../../stores/workspace.ts'
import { countryChoices } from '../../ui/choosing/countries.ts'
import { countryOffer } from '../../ui/choosing/offers.ts'
import { count } from '../../ui/format.ts'
import { Register, type RegisterHandle } from '../../ui/register.tsx'
import screen from '../../ui/screen.module.css'
import { useInsertKey } from '../../ui/use-insert-key.ts'
import { useCanEdit } from '../../ui/workspace-context.ts'
import { ImportParties } from './import-parties.tsx'
import { ListSection } from './list-section.tsx'
import { newParty, partyFields } from './new-party.ts'
import { notRead } from './not-read.ts'
import { type PartyRow, partyColumns } from './party-columns.ts'
import { PartyPanel } from './party-panel.tsx'
import { stateOf } from './states.ts'
import styles from './trade-parties.module.css'
import { useRulePack, useStandings } from './use-standings.ts'

/** Who buys, receives and uses: the register of parties, the lists, and what people decide of them. */
export function TradePartiesScreen() {
  const loaded = useTradeParties((store) => store.loaded)
  return loaded && <TradeParties loaded={loaded} />
}

function TradeParties({ loaded }: { loaded: Loaded }) {
  const canEdit = useCanEdit()
  const pack = useRulePack()
  const packId = useWorkspace((store) => store.info?.pack)
  const isCovered = useScreen((store) => store.panel !== null)
  const standings = useStandings()
  const [at, setAt] = useState<string | null>(null)
  const register = useRef<RegisterHandle>(null)
  useInsertKey(isCovered ? null : () => register.current?.add())
  useEffect(() => {
    if (!isCovered) register.current?.focus()
  }, [isCovered])

  const countries = useMemo(() => originsOf(packId), [packId])
  const columns = useMemo(() => partyColumns(countries), [countries])
  const fields = useMemo(() => partyFields(countryOffer(countryChoices(countries))), [countries])
  const { parties, lists } = loaded
  const missing = lists.filter(({ isHere }) => !isHere).length
  const rows = useMemo(
    () =>
      parties.map(
        (party): PartyRow => ({
          ...party,
          state: stateOf(pack, standings.get(party.id), { count: lists.length, missing }),
        }),
      ),
    [parties, standings, pack, lists.length, missing],
  )
  const ids = useMemo(() => new Set(parties.map(({ id }) => id)), [parties])
  const shown = at !== null ? parties.find(({ id }) => id === at) : parties[0]
  const open = rows.filter(({ state }) => state.tone === 'open').length

  const paste = (text: string) =>
    void attempt('take over the parties', async () => {
      const plan = planParties(readCsv(text, text.includes('\t') ? '\t' : undefined).rows, parties)
      if (plan.problems.length > 0) throw notRead(plan.problems)
      await editAllAndSay(
        `Take over ${count(plan.added + plan.changed, 'party', 'parties')}`,
        plan.commands,
      )
    })
  return (
    <div className={`${screen.screen} ${styles.screen}`} data-testid="trade-parties-screen">
      <div className={styles.main}>
        <Register<PartyRow>
          title="Trade parties"
          heading="h1"
          rowsName="parties"
          why="Customers, consignees, end users, forwarders and their owners: who they are, and whether a list has them."
          rows={rows}
          columns={columns}
          canEdit={canEdit}
          fields={fields}
          add="Add party"
          actions={canEdit && <ImportParties parties={parties} />}
          make={(values) => newParty(values, (id) => ids.has(id))}
          change={(row, column, text) => partyChange(row.id, column, text)}
          remove={(id) => ({ kind: 'removeParty', id })}
          onUses={({ id }) => setAt(id)}
          onAt={(row) => row && setAt(row.id)}
          onPaste={paste}
          foot={`${count(parties.length, 'party', 'parties')}, ${open} open`}
          empty={
            <>
              No parties yet. Type one, or import or paste a table with the columns Party, Name,
              Country, Roles, Addresses and Owners ({OWNERS_FORMAT}); then read a screening list to
              compare them with.
            </>
          }
          handle={register}
          testId="party-grid"
        />
        <ListSection lists={lists} parties={parties} canEdit={canEdit} />
      </div>
      <PartyPanel
        key={shown?.id}
        party={shown ?? null}
        standing={shown ? standings.get(shown.id) : undefined}
        canEdit={canEdit}
      />
    </div>
  )
}
