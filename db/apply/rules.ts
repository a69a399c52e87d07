import { packIds } from '../../shared/rules/packs/index.ts'
import {
  carriedRow,
  type InForce,
  inForceOf,
  keepPacks,
  packRows,
  refuseOtherOfName,
} from '../packs.ts'
import { settingsOf } from '../queries.ts'
import { WorkspaceError } from '../workspace-error.ts'
import { settingWrites } from './settings.ts'
import type { Writes } from './writer.ts'

/** By which rules is judged. */
export const ruleWrites: Writes<'adoptPack'> = {
  adoptPack: (to, { pack, hash, on, who = to.who, reason }) => {
    const { adoptions } = settingsOf(to.database)
    const before = inForceOf(adoptions) ?? newestOfApp()
    if (before?.pack === pack && before.hash === hash)
      throw new WorkspaceError('refused', `${pack} is in force already.`)
    const rows = packRows(to.database)
    refuseOtherOfName(rows, { id: pack, hash })
    if (!rows.some((row) => row.hash === hash)) {
      const carried = carriedRow(pack)
      if (carried?.hash !== hash)
        throw new WorkspaceError('not-found', `There are no rules ${pack} of that hash here.`)
      keepPacks(to.database, [carried])
    }
    const adopted = { pack, hash, on, who, why: reason }
    settingWrites.changeSettings(to, {
      kind: 'changeSettings',
      set: { adoptions: [...adoptions, adopted].slice(-MOST_ADOPTIONS) },
    })
  },
}

/** What is in force where nothing was adopted. */
function newestOfApp(): InForce {
  const row = carriedRow(packIds[0] as string)
  return row && { pack: row.id, hash: row.hash }
}

/** The older ones stand in the history. */
const MOST_ADOPTIONS = 1000
