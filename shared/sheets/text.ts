import { decodeStrictly, type Plausible, plausibleEncodings } from './encodings.ts'

/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

export interface Decoded {
  text: string
  encoding: string
  /** Whether the encoding was told by a mark or by the bytes, or stands out among the others. */
  isSure: boolean
  /** The encodings by which the bytes may be read, the likeliest first; one where it is told. */
  plausible: readonly Plausible[]
}

/** By so much the likeliest encoding must stand out not to be asked about. */
const MARGIN = 0.12
const LEAST = 0.3

/**
 * Text from bytes: by its byte-order mark, else UTF-16 by its zero bytes, else UTF-8 where the bytes
 * are that, else by the encoding whose text is the likeliest. `encoding` overrides all of it; throws
 * a RangeError where there is none of that name.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  if (encoding) return told(bytes, encoding)
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return told(bytes, marked.encoding)
  const wide = utf16Of(bytes)
  if (wide) return told(bytes, wide)
  const text = decodeStrictly(bytes, 'utf-8')
  if (text !== null)
    return {
      text,
      encoding: 'utf-8',
      isSure: true,
      plausible: [{ encoding: 'utf-8', likeness: 1 }],
    }
  const plausible = plausibleEncodings(bytes)
  const [first] = plausible
  if (!first) return { ...told(bytes, 'windows-1252'), isSure: false }
  const decoded = told(bytes, first.encoding)
  const rivals = plausible.filter(({ likeness }) => first.likeness - likeness < MARGIN)
  const isSure =
    first.likeness >= LEAST &&
    rivals.every(({ encoding }) => decodeStrictly(bytes, encoding) === decoded.text)
  return { ...decoded, isSure, plausible }
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
