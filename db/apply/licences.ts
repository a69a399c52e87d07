import { recordLicence, removeLicence, saveLicence } from '../licences.ts'
import type { Writes } from './writer.ts'

export const licenceWrites: Writes<'saveLicence' | 'removeLicence' | 'recordLicence'> = {
  saveLicence: ({ database, who }, command) => saveLicence(database, command, who),
  removeLicence: ({ database }, { id }) => removeLicence(database, id),
  recordLicence: ({ database, who }, { licence, event }) =>
    recordLicence(database, licence, event, who),
}
