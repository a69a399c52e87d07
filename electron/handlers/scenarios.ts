import { LARGEST_SCENARIO } from '../../shared/bounds.ts'
import { readScenario, type Scenario } from '../../shared/model/scenario.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { Refusal } from '../ipc/refusal.ts'
import { fileName } from '../shell/file-name.ts'
import { readChosen } from '../shell/read-chosen.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'

/** The scenarios that are kept: applying them, and files of them. */
export function scenariosHandlers(
  context: Context,
): Omit<HandlersOf<'scenarios'>, 'scenarios.check'> {
  const { workspace, dialogs } = context
  return {
    'scenarios.list': () => {
      const shown = workspace.shown()
      return { revision: shown.revision(), scenarios: shown.scenarios() }
    },
    'scenarios.apply': ({ id, skipUnfit = false, again = false }) =>
      workspace.edit((open) =>
        open.applyScenario(id, { day: open.day(), packs: open.packs().ids, skipUnfit, again }),
      ),
    'scenarios.exportFile': async ({ id }) => {
      const row = workspace
        .shown()
        .scenarios()
        .find((found) => found.id === id)
      if (!row) throw new Refusal('not-found', `There is no scenario with the number ${id}.`)
      const path = await dialogs.placeForExport(fileName(row.scenario.name), 'json')
      if (path === null) return null
      await writeWhole(path, `${JSON.stringify(row.scenario, null, 2)}\n`)
      return { path }
    },
    'scenarios.importFile': async () => {
      const path = await dialogs.scenarioToImport()
      if (path === null) return null
      const scenario = await scenarioIn(path)
      const { revision } = workspace.edit((open) => open.apply({ kind: 'saveScenario', scenario }))
      return { revision, name: scenario.name }
    },
  }
}

/** The scenario in a file. Throws a Refusal with every problem and the path of its field. */
async function scenarioIn(path: string): Promise<Scenario> {
  const text = (await readChosen(path, LARGEST_SCENARIO)).toString('utf8')
  const read = readScenario(text)
  if (read.ok) return read.value
  const problems = read.problems.map(({ path: place, message }) => `${place}: ${message}`)
  throw new Refusal('not-readable', `${path} is not a scenario that can be kept.`, problems)
}
