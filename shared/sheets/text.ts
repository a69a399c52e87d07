/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

export interface Decoded {
  text: string
  encoding: string
  /** Whether the encoding was told by a mark or by the bytes, and not assumed. */
  isSure: boolean
}

/**
 * Text from bytes: by its byte-order mark, else UTF-16 by its zero bytes, else UTF-8 where the bytes
 * are that, else Windows-1252. `encoding` overrides all of it.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  if (encoding) return decodedAs(bytes, encoding, true)
  if (marked) return decodedAs(bytes, marked.encoding, true)
  const wide = utf16Of(bytes)
  if (wide) return decodedAs(bytes, wide, true)
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      isSure: true,
    }
  } catch {
    return decodedAs(bytes, 'windows-1252', false)
  }
}

function decodedAs(bytes: Uint8Array, encoding: string, isSure: boolean): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, isSure }
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** UTF-16 without a mark: in Western text every other byte is zero. */
function utf16Of(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  const many = sample.length / 5
  if (odd > many && even < odd / 10) return 'utf-16le'
  return even > many && odd < even / 10 ? 'utf-16be' : null
}
