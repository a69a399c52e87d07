import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What the tests need of the tree. */
const PARTS = [
  'cli',
  'db',
  'electron',
  'renderer',
  'samples',
  'scripts',
  'shared',
  'tests',
  'package.json',
  'README.md',
  'tsconfig.json',
]

/** A copy of the tree in which a mutant may stand, so that the tree itself is never touched. */
export function copyTree(root: string, target: string): void {
  mkdirSync(target, { recursive: true })
  for (const part of PARTS) cpSync(join(root, part), join(target, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'))
}
