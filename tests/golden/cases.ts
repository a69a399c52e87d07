import { readdirSync, readFileSync } from 'node:fs'
import type { Result } from '../../shared/calc/result/result.ts'
import type { Differences } from './expand.ts'

/**
 * Cases that a lawyer can read: one file a topic in cases/. A case says what differs from the
 * ordinary case (expand.ts), where it goes, and what is expected there.
 *
 * `expect` is compared exactly: outcome and rule, the share (a single one: low and high are one),
 * the facts that are missing, what is assumed of undeclared foreign parts, the notices that must be
 * among those given, the product's own licence need, what is told before the calculation, and one rule
 * of 734.9. What a case does not say is not compared. Each citation of `cite` must stand in the result.
 */
export interface Case extends Differences {
  name: string
  cite: string[]
  why: string
  to: string
  /** The day of determination, where another than that of every case. */
  on?: string
  method?: 'look-through' | 'second-incorporation'
  /** Options of the pack's switches, where another than the default. */
  switches?: Record<string, string>
  expect: {
    outcome: string
    rule?: string | null
    share?: string | { low: string; high: string | null }
    missing?: string[]
    notices?: string[]
    assumed?: NonNullable<Result['assumed']>['undeclaredForeign']
    need?: ExpectedNeed
    calculation?: ExpectedCalculation
    directProduct?: ExpectedDirectProduct
  }
}

/**
 * The product's own licence need, what would settle it, the exceptions that nothing bars, the paragraphs
 * of what stands beside it, and the need by each route that gives another one.
 */
export interface ExpectedNeed {
  state: string
  missing?: string[]
  exceptions?: string[]
  conditions?: string[]
  routes?: Record<string, string>
}

/** Whether a calculation is asked for at all, and what would settle that. */
export interface ExpectedCalculation {
  asked: string
  missing?: string[]
}

/** What one rule of 734.9 says of the product, and what would settle it. */
export interface ExpectedDirectProduct {
  rule: string
  state: string
  missing?: string[]
  section?: string
  items?: string[]
}

export interface CaseFile {
  about: string
  bases?: Record<string, Differences>
  cases: Case[]
}

/** The day of determination of every case that names none. */
export const DAY = '2026-11-24'
const folder = new URL('cases/', import.meta.url)
/** The files of cases in order. */
export const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    name,
    content: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile,
  }))
