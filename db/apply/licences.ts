import { recordLicence, removeLicence, saveLicence } from '../licences.ts'
import type { Writes } from './writer.ts'

export const licenceWrites: Writes<'saveLicence' | 'removeLicence' | 'recordLicence'> = {
  saveLicence: ({ database }, command) => saveLicence(database, command),
  removeLicence: ({ database }, { id }) => removeLicence(database, id),
  recordLicence: ({ database, who }, { licence, event }) =>
    recordLicence(database, licence, event, who),
}
