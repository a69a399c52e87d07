import { type Session, session } from 'electron'
import { APP_SCHEME } from './origin.ts'
import type { PrintPages } from './print-pages.ts'

/**
 * A session of its own for printing, in memory: its app: scheme has the pages that wait to be
 * printed and none of the window's files. Like every session, it is refused the network and all
 * permissions when it is made.
 */
export function printSession(pages: PrintPages): Session {
  const printing = session.fromPartition('print')
  if (!printing.protocol.isProtocolHandled(APP_SCHEME)) {
    printing.protocol.handle(APP_SCHEME, ({ method, url }) => {
      const page = pages.take(method, url)
      return page
        ? new Response(page.body, { headers: page.headers })
        : new Response(null, { status: 404 })
    })
  }
  return printing
}
