import { Button, Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ProductRow } from '../../shared/workspace/views.ts'
import { type AppCommand, findCommand, useCommands } from '../stores/commands.ts'
import { useCompanies } from '../stores/companies.ts'
import { startCreating } from '../stores/creating.ts'
import { goToProduct } from '../stores/screen.ts'
import { openDemo, openDialog, useWorkspace } from '../stores/workspace.ts'
import { count } from './format.ts'
import { PassIcon } from './icons.tsx'
import steps from './steps.module.css'

/** The first steps in a workspace in which nothing is sold yet, each with its key. */
export function EmptyHome({ products }: { products: readonly ProductRow[] }) {
  const canEdit = useWorkspace((store) => store.workspace?.readOnly === null)
  const companies = useCompanies((store) => store.loaded?.entities.length ?? 0)
  const first = products[0]?.id
  const step = (name: string, key: string, run: () => unknown, isPossible = true): AppCommand => ({
    id: `step-${key}`,
    name,
    group: 'Home',
    keys: [key],
    isKeyOnly: true,
    isAvailable: () => isPossible,
    run,
  })
  const commands = [
    step('New company', 'C', () => startCreating('company'), canEdit),
    step('New product', 'P', () => startCreating('product'), canEdit),
    step('Add lines', 'L', () => first && goToProduct(first), first !== undefined),
    step('Open', 'O', openDialog),
    step('Demo', 'D', openDemo),
  ]
  useCommands(commands)
  const [company, product, lines, open, demo] = commands
  const importing = findCommand('import')
  return (
    <section className={steps.steps} aria-labelledby="empty-title" data-testid="empty-workspace">
      <h1 id="empty-title">Nothing is here yet</h1>
      <p>
        A company of the group makes a product; the product has a price and a bill of materials.
        From these follows how much US content it has, and whether it is subject to the EAR.
      </p>
      <ol>
        <Step command={company} isPrimary={companies === 0} isDone={companies > 0}>
          {companies > 0
            ? `There ${companies === 1 ? 'is' : 'are'} ${count(companies, 'company', 'companies')}.`
            : 'Name the company that makes it, and its country.'}
        </Step>
        <Step command={product} isPrimary={companies > 0} testId="new-product">
          Create the product with its ECCN and selling price.
        </Step>
        <Step command={lines}>
          Add the lines of its bill of materials: type them, or paste them from a spreadsheet.
        </Step>
      </ol>
      <ol className={steps.instead}>
        {importing && (
          <Step command={{ ...importing, keys: importing.keys ?? [] }}>
            Import a bill of materials from a file.
          </Step>
        )}
        <Step command={open}>Open a workspace that somebody gave you.</Step>
        <Step command={demo}>Look at the demo to see how a finished one reads.</Step>
      </ol>
    </section>
  )
}

interface StepProps {
  command: AppCommand | undefined
  children: ReactNode
  isPrimary?: boolean
  isDone?: boolean
  testId?: string
}

function Step({ command, children, isPrimary = false, isDone = false, testId }: StepProps) {
  if (!command) return null
  const { name, keys, isAvailable, run } = command
  return (
    <li data-done={isDone}>
      {isDone && <PassIcon size={14} />}
      <span>{children}</span>
      <Button
        variant={isPrimary ? 'filled' : 'default'}
        disabled={!(isAvailable?.() ?? true)}
        rightSection={keys?.[0] && <Kbd>{keys[0]}</Kbd>}
        onClick={() => run()}
        data-testid={testId}
      >
        {name}
      </Button>
    </li>
  )
}
