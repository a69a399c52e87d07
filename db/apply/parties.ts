import { ownedTwice, type Party } from '../../shared/model/party.ts'
import {
  addDecision,
  partiesIn,
  partyIn,
  removeDecision,
  removeList,
  writeList,
  writeParty,
} from '../parties.ts'
import { list, refuse } from './checks.ts'
import type { Writer, Writes } from './writer.ts'

/** Parties to transactions, the lists that they are screened against, and what was decided of them. */
export const partyWrites: Writes<
  | 'setParty'
  | 'changeParty'
  | 'removeParty'
  | 'decideScreening'
  | 'takeDecisionBack'
  | 'setScreeningList'
  | 'removeScreeningList'
> = {
  setParty: (to, { party }) => write(to, party),

  changeParty: (to, { id, set }) => {
    const changed = { ...requireParty(to, id), ...set } as Party
    if (set.owners) requireOneWhole(changed)
    write(to, changed)
  },

  removeParty: ({ database, run }, { id }) => {
    const owned = partiesIn(database).filter(({ owners = [] }) =>
      owners.some(({ party }) => party === id),
    )
    if (owned.length > 0) refuse(`${id} still is an owner of ${list(owned.map((one) => one.id))}.`)
    if (run('DELETE FROM party WHERE id = ?', id) === 0) refuse(`There is no party ${id}.`)
    run('DELETE FROM screening_decision WHERE party = ?', id)
  },

  decideScreening: (to, { decision }) => {
    requireParty(to, decision.party)
    const { who, on } = decision
    addDecision(to.database, { ...decision, who: who ?? to.who, on: on ?? to.today })
  },

  takeDecisionBack: ({ database }, { party, list: of, entry }) => {
    if (!removeDecision(database, { party, list: of, entry }))
      refuse(`Nothing was decided of ${party} and ${entry}.`)
  },

  setScreeningList: ({ database }, { list: given }) => writeList(database, given),

  removeScreeningList: ({ database }, { id }) => {
    if (!removeList(database, id)) refuse(`There is no list ${id}.`)
  },
}

function requireParty({ database }: Writer, id: string): Party {
  return partyIn(database, id) ?? refuse(`There is no party ${id}.`)
}

/** Refuses owners who together would own more than there is. */
function requireOneWhole({ id, owners = [] }: Party): void {
  const sum = ownedTwice(owners)
  if (sum !== null)
    refuse(`The owners of ${id} would own ${sum} % of it together, more than 100 %.`)
}

/** Writes a party whose owners are parties of the register. */
function write({ database }: Writer, party: Party): void {
  for (const { party: owner } of party.owners ?? []) {
    if (owner === party.id) refuse(`${party.id} cannot be its own owner.`)
    if (!partyIn(database, owner))
      refuse(`There is no party ${owner}, which would own ${party.id}. Add it first.`)
  }
  const owners = (party.owners ?? []).map((one) => one.party)
  const twice = owners.find((owner, at) => owners.indexOf(owner) !== at)
  if (twice !== undefined) refuse(`${twice} stands twice among the owners of ${party.id}.`)
  writeParty(database, party)
}
