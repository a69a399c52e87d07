import { join } from 'node:path'
import { openWritable } from '../../db/connection.ts'
import { Workspace } from '../../db/workspace.ts'
import { inTurn } from './measure.ts'
import { benchModel } from './model.ts'
import type { Report } from './report.ts'
import { makeWorkspace, session } from './workspace-file.ts'

const LINES = 1000
const FEW = 100
const MANY = 100_000

/** What an edit costs in a workspace with a long history, over the same edit in one with a short one. */
export function measureHistory(folder: string, say: (text: string) => void): Report {
  say(`edits after ${FEW} and after ${MANY} revisions`)
  const few = withHistory(join(folder, 'few.minimis'), FEW)
  const many = withHistory(join(folder, 'many.minimis'), MANY)
  try {
    const { ratio, medianA, medianB } = inTurn(editor(many), editor(few), {
      runs: 25,
      repeatA: 5,
      repeatB: 5,
    })
    return {
      editAt100kRevisionsOver100: ratio,
      editAt100kRevisionsMilliseconds: medianA,
      editAt100RevisionsMilliseconds: medianB,
    }
  } finally {
    few.close()
    many.close()
  }
}

/** Changes one quantity, each time to another value, as one revision. */
export function editor(workspace: Workspace): () => void {
  const line = workspace.bom('W')[0]?.line
  if (line === undefined) throw new Error('the bench model has no line')
  let turn = 0
  return () => {
    workspace.apply({ kind: 'setLine', line, quantity: `${(turn++ % 90) + 3}.25` })
  }
}

/** A workspace in which one line was changed so many times, the log written as an edit writes it. */
export function withHistory(path: string, revisions: number): Workspace {
  makeWorkspace(path, benchModel(LINES))
  const first = Workspace.open(path, session)
  editor(first)()
  const pattern = first.revision()
  first.close()
  const database = openWritable(path)
  database
    .transaction(() => {
      database
        .prepare(
          `WITH RECURSIVE more (revision) AS (
             SELECT :pattern + 1 UNION ALL SELECT revision + 1 FROM more WHERE revision < :revisions)
           INSERT INTO change (revision, at, who, what, command)
           SELECT more.revision, at, who, what, command FROM more JOIN change ON change.revision = :pattern`,
        )
        .run({ pattern, revisions })
      database
        .prepare(
          `INSERT INTO change_row (revision, table_name, before, after)
           SELECT change.revision, table_name, before, after
           FROM change JOIN change_row ON change_row.revision = :pattern
           WHERE change.revision > :pattern ORDER BY change.revision, change_row.id`,
        )
        .run({ pattern })
    })
    .immediate()
  database.pragma('journal_mode = DELETE')
  database.close()
  return Workspace.open(path, session)
}
