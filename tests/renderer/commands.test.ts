import { afterEach, expect, test, vi } from 'vitest'
import { keySections } from '../../renderer/features/frame/key-sections.ts'
import {
  type AppCommand,
  allCommands,
  commandOf,
  findCommand,
  register,
  runCommand,
} from '../../renderer/stores/commands.ts'

const stops: (() => void)[] = []

function add(...commands: AppCommand[]): void {
  stops.push(register(() => commands))
}

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function command(id: string, given: Partial<AppCommand> = {}): AppCommand {
  return { id, name: id, group: 'Everywhere', run: () => id, ...given }
}

const insert = {
  key: 'Insert',
  code: 'Insert',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
}

test('a command is found by its key while it is registered', () => {
  add(command('new', { keys: ['Insert'] }))
  expect(commandOf(insert, false)?.id).toBe('new')
  stops.splice(0).forEach((stop) => {
    stop()
  })
  expect(commandOf(insert, false)).toBeNull()
})

test('of two commands with one key or one id that of the screen counts', () => {
  add(command('new', { name: 'of the app', keys: ['Insert'] }))
  add(
    command('line', { name: 'of the screen', keys: ['Insert'] }),
    command('new', { name: 'here too' }),
  )
  expect(commandOf(insert, false)?.id).toBe('line')
  expect(allCommands().map(({ id, name }) => [id, name])).toEqual([
    ['new', 'here too'],
    ['line', 'of the screen'],
  ])
})

test('a key is the next command’s where the first cannot be run now', () => {
  add(command('new', { keys: ['Insert'] }))
  add(command('line', { keys: ['Insert'], isAvailable: () => false }))
  expect(commandOf(insert, false)?.id).toBe('new')
  expect(findCommand('line')).toBeNull()
})

test('while one types only the keys that say so work', () => {
  add(command('new', { keys: ['Insert'] }))
  expect(commandOf(insert, true)).toBeNull()
  add(command('always', { keys: ['Insert'], whileTyping: true }))
  expect(commandOf(insert, true)?.id).toBe('always')
})

test('the menu runs a command by its id, and nothing where it cannot be run', () => {
  const run = vi.fn()
  add(command('new', { run }), command('old', { run, isAvailable: () => false }))
  runCommand('new')
  runCommand('old')
  runCommand('neither')
  expect(run).toHaveBeenCalledOnce()
})

test('the list of keys has the commands of each section first, and no key of a section twice', () => {
  const sections = keySections([
    { name: 'Search', group: 'Everywhere', keys: ['Ctrl+K'] },
    { name: 'No key', group: 'Everywhere' },
    { name: 'New product', group: 'Products', keys: ['Insert'] },
  ])
  expect(sections[0]).toEqual({
    where: 'Everywhere',
    lines: [{ keys: ['Ctrl+K'], does: 'Search' }],
  })
  const products = sections.find(({ where }) => where === 'Products')?.lines ?? []
  expect(products[0]).toEqual({ keys: ['Insert'], does: 'New product' })
  expect(products.filter(({ keys }) => keys.includes('Insert'))).toHaveLength(1)
  expect(sections.map(({ where }) => where)).toContain('In a table')
})
