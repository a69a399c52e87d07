import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'

export const PAGE = join(import.meta.dirname, '../../docs/verifier.html')

/** What the page finds of a file. */
export interface PageFinding {
  state: 'valid' | 'unknown-office' | 'unsigned' | 'broken'
  fingerprint: string | null
  checks: { name: string; state: 'holds' | 'fails' | 'open'; found: string }[]
}

/** The only content of an element of the page, such as its script. */
export function contentOf(element: 'script' | 'style'): string {
  const found = [
    ...readFileSync(PAGE, 'utf8').matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs')),
  ]
  if (found.length !== 1) throw new Error(`${found.length} of ${element} in the page`)
  return found[0]?.[1] ?? ''
}

/** The page's own verifier, run outside of a browser with nothing but what its script asks for. */
export function verifierOfPage(
  webCrypto: unknown = crypto,
): (
  bytes: Uint8Array,
  options?: { knownKeys?: string[]; previous?: Uint8Array },
) => Promise<PageFinding> {
  const context = vm.createContext({ crypto: webCrypto, TextEncoder, TextDecoder })
  vm.runInContext(contentOf('script'), context)
  return context.verifyDetermination
}
