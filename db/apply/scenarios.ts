import { moveScenario, removeScenario, saveScenario } from '../scenarios.ts'
import type { Writes } from './writer.ts'

export const scenarioWrites: Writes<'saveScenario' | 'removeScenario' | 'moveScenario'> = {
  saveScenario: ({ database, revision }, command) => saveScenario(database, command, revision),
  removeScenario: ({ database }, { id }) => removeScenario(database, id),
  moveScenario: ({ database }, { id, before }) => moveScenario(database, id, before),
}
