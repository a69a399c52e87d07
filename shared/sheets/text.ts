import { decodeStrictly, type Plausible, plausibleEncodings } from './encodings.ts'

/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

export interface Decoded {
  text: string
  encoding: string
  /** Whether the encoding was told by a mark or by the bytes, or stands out among the others. */
  isSure: boolean
  /** The encodings by which the bytes may be read, the likeliest first; one where it is told. */
  plausible: readonly Plausible[]
}

/** So likely the best encoding must be not to be asked about. */
const SURE = 0.95

/**
 * Text from bytes: by its byte-order mark, else UTF-16 by its zero bytes, else ISO-2022-JP by its
 * escapes, else UTF-8 where the bytes are that, else by the encoding whose text is the likeliest.
 * `encoding` overrides all of it; throws a RangeError where there is none of that name.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  if (encoding) return told(bytes, encoding)
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return told(bytes, marked.encoding)
  const wide = utf16Of(bytes)
  if (wide) return told(bytes, wide)
  if (hasEscapes(bytes) && decodeStrictly(bytes, 'iso-2022-jp') !== null) {
    return told(bytes, 'iso-2022-jp')
  }
  if (decodeStrictly(bytes, 'utf-8') !== null) return told(bytes, 'utf-8')
  const damaged = damagedUtf8(bytes)
  if (damaged) return damaged
  const plausible = plausibleEncodings(bytes)
  const [first] = plausible
  if (!first) return { ...told(bytes, 'windows-1252'), isSure: false }
  return { ...told(bytes, first.encoding), isSure: first.likeness >= SURE, plausible }
}

function told(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, isSure: true, plausible: [{ encoding, likeness: 1 }] }
}

const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** Fewer zero bytes are a damage of other text. */
const LEAST_ZEROS = 4

/** UTF-16 without a mark: no other text has zero bytes, and here one of each two is often zero. */
function utf16Of(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 20_000)
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even++
    else odd++
  })
  const many = Math.max(sample.length / 50, LEAST_ZEROS)
  if (odd > many && even <= odd / 10) return 'utf-16le'
  return even > many && odd <= even / 10 ? 'utf-16be' : null
}

/** Whether the bytes switch to two-byte characters by an escape, as ISO-2022-JP does. */
function hasEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b)
  return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)
}

/** UTF-8 in which a few bytes are wrong, told from other encodings by all that are right. */
function damagedUtf8(bytes: Uint8Array): Decoded | null {
  const decoded = told(bytes, 'utf-8')
  const wrong = decoded.text.match(/\uFFFD/g)?.length ?? 0
  const right = (decoded.text.match(/[^\0-\x7F]/gu)?.length ?? 0) - wrong
  return right >= 10 * wrong ? { ...decoded, isSure: false } : null
}
