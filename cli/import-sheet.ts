import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readSheets, SheetError } from '../shared/sheets/read.ts'
import type { Sheet } from '../shared/sheets/sheet.ts'
import { chooseSheet } from '../shared/tabular/choose-sheet.ts'
import { encodingQuestion } from '../shared/tabular/encoding-question.ts'
import type { TableQuestion } from '../shared/tabular/question.ts'
import { notReadable, refuseOther, UsageError } from './usage-error.ts'

export interface SheetOptions {
  sheet?: string | undefined
  encoding?: string | undefined
  delimiter?: string | undefined
}

/** A table of a file, or the question which one; `notes` say how it was read and what was left out. */
export type FoundSheet = { notes: string[] } & (
  | { sheet: Sheet; question: null }
  | { sheet: null; question: TableQuestion }
)

/**
 * The table of a file: the sheet of that name, else the first visible one in which the headings of a
 * list of parts are found. Where there are several such it is asked which.
 */
export async function findSheet(path: string, options: SheetOptions): Promise<FoundSheet> {
  const { sheets, notes, reading } = await readTable(path, options)
  const names = sheets.map((sheet) => sheet.name).join(', ')
  const about = notes.map((text) => `${path}: ${text}`)
  if (options.sheet !== undefined) {
    const named = sheets.find((sheet) => sheet.name === options.sheet)
    if (named) return { sheet: named, question: null, notes: about }
    const problem = `--sheet: ${path} has no sheet "${options.sheet}"; there is ${names}`
    throw new UsageError([problem])
  }
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  const { first, lists, question } = chooseSheet(filled)
  if (!first) throw new UsageError([`${path}: there is nothing in it`])
  const isOpen = reading !== null && !reading.isSure && reading.encodings.length > 1
  if (lists.length === 0 && isOpen) {
    return {
      sheet: null,
      question: encodingQuestion(WHICH_ENCODING, reading.encodings),
      notes: about,
    }
  }
  if (question) return { sheet: null, question, notes: about }
  const hidden = filled.filter(({ isHidden }) => isHidden).map(({ name }) => `"${name}"`)
  if (hidden.length > 0) about.push(`${path}: hidden, and not read: sheet ${hidden.join(', ')}`)
  if (filled.length > 1) {
    about.push(`${path}: sheet "${first.name}" of ${names} (--sheet takes another)`)
  }
  return { sheet: first, question: null, notes: about }
}

const WHICH_ENCODING =
  'No headings are found, and the bytes fit several encodings. Which one is it?'

export async function readTable(path: string, { encoding, delimiter }: SheetOptions) {
  try {
    refuseOther(path)
    return await readSheets(readFileSync(path), basename(path), {
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    })
  } catch (error) {
    if (error instanceof SheetError) throw new UsageError([error.message])
    if (error instanceof RangeError && encoding !== undefined) {
      throw new UsageError([`--encoding: "${encoding}" is no encoding such as utf-8 or gbk`])
    }
    throw notReadable(path, error)
  }
}
