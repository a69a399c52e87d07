import { randomBytes } from 'node:crypto'
import { APP_ORIGIN } from './origin.ts'

/** What is answered to a request for a page to be printed. */
export interface PrintPage {
  body: string
  headers: Record<string, string>
}

/**
 * The pages that wait to be printed. Each is given out once, under an address that cannot be
 * guessed, and may use nothing but its own style sheet.
 */
export class PrintPages {
  private readonly waiting = new Map<string, string>()

  /** Takes a page in and gives its address. */
  add(page: string): string {
    const address = `${APP_ORIGIN}/print/${randomBytes(16).toString('hex')}`
    this.waiting.set(address, page)
    return address
  }

  /** The page at an address, for the first who asks; null for everybody else. */
  take(method: string, address: string): PrintPage | null {
    const page = this.waiting.get(address)
    if (method !== 'GET' || page === undefined) return null
    this.waiting.delete(address)
    const nonce = randomBytes(16).toString('base64')
    return {
      // The first style element is the page's own: what stands before it is fixed or escaped.
      body: page.replace('<style>', `<style nonce="${nonce}">`),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': printPolicy(nonce),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    }
  }
}

function printPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox',
  ].join('; ')
}
