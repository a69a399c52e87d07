import { userName } from '../../db/user-name.ts'
import type { PaperFormat } from '../../shared/ipc/contract.ts'
import { paperForms } from '../../shared/paper/forms.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { paperHtml } from '../../shared/paper/paper-html.ts'
import { paperText } from '../../shared/paper/paper-text.ts'
import { type PaperRecord, recordText } from '../../shared/paper/record.ts'
import type { HandlersOf } from '../ipc/handlers.ts'
import { fileName } from '../shell/file-name.ts'
import { thisMinute } from '../shell/today.ts'
import { writeWhole } from '../shell/write-whole.ts'
import type { Context } from './context.ts'
import { ask } from './evaluate.ts'

/** The regulator's papers as files. */
export function paperHandlers(context: Context): HandlersOf<'paper'> {
  return {
    'paper.save': async ({ format, ...asked }) => {
      const { workspace, preferences, appVersion, dialogs } = context
      const { paper, revision } = await ask(context, 'evaluate.paper', asked)
      const record: PaperRecord = {
        workspace: workspace.shown().state().name,
        revision,
        who: preferences.get().who || userName(),
        generated: thisMinute(),
        appVersion,
      }
      const path = await dialogs.placeForPaper(fileName(nameOf(paper)), format)
      if (path === null) return null
      await writeWhole(path, await contentOf(context, paper, record, format))
      return { path }
    },
  }
}

function nameOf({ paper, product, destinations, on }: Paper): string {
  const { name } = paperForms().forms[paper]
  const to = destinations.length === 0 ? '' : ` to ${destinations.slice(0, 3).join(', ')}`
  return `${name} ${product}${to} ${on}`
}

function contentOf(
  { print }: Context,
  paper: Paper,
  record: PaperRecord,
  format: PaperFormat,
): Uint8Array | string | Promise<Uint8Array> {
  switch (format) {
    case 'txt':
      return paperText(paper, record)
    case 'html':
      return paperHtml(paper, record)
    case 'pdf': {
      const footer = `${paper.title}: ${paper.product}. ${recordText(record)}`
      return print(paperHtml(paper, record, { pageNumbers: false }), { footer, landscape: false })
    }
  }
}
