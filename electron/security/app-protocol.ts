import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { protocol } from 'electron'
import { appFile } from './app-files.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { APP_SCHEME } from './origin.ts'

/**
 * Checklist item 18, "Avoid usage of the file:// protocol and prefer usage of custom protocols":
 * serves the files of one folder and nothing else, each under the policy. Gives when the page and all
 * that it names have been sent for the first time.
 */
export function serveAppFiles(folder: string): Promise<void> {
  const first = Promise.withResolvers<void>()
  let awaited: Set<string> | null = null
  protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const file = method === 'GET' ? appFile(folder, url) : null
    const content = file && (await readFile(file.path).catch(() => null))
    const nonce = randomBytes(16).toString('base64')
    const headers = {
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    }
    if (!file || !content) return new Response(null, { status: 404, headers })
    const isPage = file.type.startsWith('text/html')
    const body = isPage ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content)
    if (isPage) awaited ??= filesNamedIn(content.toString('utf8'))
    else awaited?.delete(basename(file.path))
    if (awaited?.size === 0) first.resolve()
    return new Response(body, { headers: { ...headers, 'content-type': file.type } })
  })
  return first.promise
}

/** The names of the files that a page loads with itself. */
function filesNamedIn(page: string): Set<string> {
  return new Set(
    [...page.matchAll(/(?:src|href)="[^"]*\/([^"/]+)"/g)].map(([, name]) => name ?? ''),
  )
}

/** The page finds the nonce of its load in a meta element, for the styles that it adds itself. */
function withNonce(page: string, nonce: string): string {
  return page.replace(
    /<meta name="style-nonce" content="[^"]*"\s*\/?>/,
    `<meta name="style-nonce" content="${nonce}">`,
  )
}
