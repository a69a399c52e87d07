import { BrowserWindow } from 'electron'
import { html } from '../../shared/report/markup.ts'
import { Refusal } from '../ipc/refusal.ts'
import { PrintPages } from '../security/print-pages.ts'
import { printSession } from '../security/print-session.ts'
import { printPreferences } from '../security/web-preferences.ts'
import type { Paper } from './paper.ts'

export interface PrintOptions {
  /** What stands at the foot of every page, beside its number. */
  footer: string
  landscape: boolean
  /** Ends the printing; what was asked for then fails. */
  signal?: AbortSignal
}

const pages = new PrintPages()

/** In inches. */
const MARGINS = { top: 0.5, bottom: 0.65, left: 0.55, right: 0.55 }

/**
 * A page as PDF, printed in a hidden window that runs no script and reaches nothing but that page.
 * The page itself has no page numbers: they stand in the footer.
 */
export async function pdfOf(
  page: string,
  { footer, landscape, paper, signal }: PrintOptions & { paper: Paper },
): Promise<Uint8Array> {
  const webPreferences = printPreferences(printSession(pages))
  const window = new BrowserWindow({ show: false, webPreferences })
  const given = givenUp(signal)
  try {
    return await Promise.race([printed(), given.up])
  } finally {
    given.forget()
    window.destroy()
  }

  async function printed() {
    await window.loadURL(pages.add(page))
    return await window.webContents.printToPDF({
      pageSize: paper,
      landscape,
      margins: MARGINS,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerTemplate(footer),
      generateTaggedPDF: true,
    })
  }
}

/** A promise that fails when a signal comes, and the way to be done with it. */
function givenUp(signal?: AbortSignal): { up: Promise<never>; forget(): void } {
  let listener = () => {}
  const up = new Promise<never>((_, reject) => {
    listener = () => reject(new Refusal('given-up', 'The printing was given up.'))
  })
  if (signal?.aborted) listener()
  signal?.addEventListener('abort', listener)
  return { up, forget: () => signal?.removeEventListener('abort', listener) }
}

function footerTemplate(text: string): string {
  return html`<div style="font: 9pt sans-serif; width: 100%; margin: 0 0.55in; display: flex; justify-content: space-between; gap: 24px"><span>${text}</span><span style="white-space: nowrap">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`
    .text
}
