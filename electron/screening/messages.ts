import type { ListMapping, ListReading } from '../../shared/model/screening.ts'
import type { ListDifference } from '../../shared/parties/difference.ts'
import type { Screened } from '../../shared/parties/standing.ts'

/** A party as the worker looks for it. */
export interface Sought {
  id: string
  names: string[]
  country: string | null
  addresses: string[]
  /** Entries that something was decided of, which are told whatever they are called now. */
  decided: { list: string; entry: string }[]
}

/** A list that lies beside a workspace, by its hash. */
export interface ListAt {
  id: string
  content: string
}

/** What the worker can be asked. */
export interface Questions {
  read: {
    asked: {
      path: string
      workspace: string
      /** What the workspace names, so that it is not removed. */
      named: string[]
      today: string
      table: { mapping: ListMapping; source: string } | null
    }
    found:
      | { kind: 'list'; reading: ListReading; isCsl: boolean; problems: string[] }
      | {
          kind: 'table'
          file: string
          header: string[]
          sample: string[][]
          guessed: ListMapping | null
        }
      | null
  }
  screen: {
    asked: { workspace: string; lists: ListAt[]; parties: Sought[] }
    found: { screened: Screened[]; sources: string[]; missing: string[] } | null
  }
  difference: {
    asked: { workspace: string; before: string; after: ListAt; parties: Sought[] }
    found: ListDifference | null
  }
}

export type Question = keyof Questions

export type Request =
  | { kind: 'cancel'; job: string }
  | {
      [Q in Question]: {
        kind: 'ask'
        id: number
        job: string
        question: Q
        asked: Questions[Q]['asked']
      }
    }[Question]
