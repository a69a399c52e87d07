import { writeSync } from 'node:fs'
import { Workspace } from '../../db/workspace.ts'
import { telecom } from './support.ts'

// Makes a workspace with a model, to be killed at any moment of it.
const [path = ''] = process.argv.slice(2)
const session = { who: 'Maker', now: () => '2026-11-24T08:15:00.000Z', today: () => '2026-11-24' }
const model = telecom()
writeSync(1, 'start\n')
Workspace.create(path, session, { model })
writeSync(1, 'made\n')
setInterval(() => {}, 1000)
