import type { Script } from './east-asian.ts'
import type { Language } from './letters.ts'
import { countsOf, likelihoodIn, likelihoodInScript, type TextCounts } from './likelihood.ts'

/** The platform's decoder; Node and browsers have the same one, the language's own types do not. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

/** The encodings that tables come in, by the labels of the Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'ibm866',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const

export type Encoding = (typeof ENCODINGS)[number]

/** Text from bytes by one encoding; null: the bytes are no such text. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A way to decode bytes, and how likely it is beside the other ways, from 0 to 1. */
export interface Plausible {
  encoding: string
  likeness: number
}

/**
 * The encodings by which bytes that are no Unicode may be read, the likeliest first: those by which
 * the bytes decode without an error, weighed by how likely the text is in the languages that are
 * written by it. Of encodings that give the same text the most usual one stands for all.
 */
export function plausibleEncodings(bytes: Uint8Array): Plausible[] {
  const sample = telling(bytes)
  const byText = new Map<string, { encoding: string; score: number }>()
  for (const candidate of CANDIDATES) {
    const text = decodeStrictly(sample, candidate.encoding)
    if (text === null || ODD.test(text)) continue
    const score = candidate.usual + candidate.likelihood(countsOf(text))
    const kept = byText.get(text)
    if (!kept || score > kept.score) byText.set(text, { encoding: candidate.encoding, score })
  }
  const ranked = [...byText.values()].sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  const weights = ranked.map(({ score }) => Math.exp((score - best) * CAUTION))
  const sum = weights.reduce((a, b) => a + b, 0)
  return ranked.map(({ encoding }, i) => ({ encoding, likeness: (weights[i] ?? 0) / sum }))
}

/** Letters of a text depend on each other, so that each tells less than the likelihoods say. */
const CAUTION = 0.8

/** Controls and private characters, which nobody types. */
const ODD = /[\u0080-\u009F\uE000-\uF8FF\uFFFD]/

const SAMPLE = 64_000

/** The lines that hold a byte beyond ASCII; a line ends with the same byte in all encodings here. */
function telling(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  let size = 0
  for (let start = 0; start < bytes.length && size < SAMPLE; ) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed + 1
    const line = bytes.subarray(start, end)
    if (line.some((byte) => byte > 0x7f)) {
      lines.push(line)
      size += line.length
    }
    start = end
  }
  const sample = new Uint8Array(size)
  let at = 0
  for (const line of lines) {
    sample.set(line, at)
    at += line.length
  }
  return sample
}

/** The first line that holds a byte beyond ASCII, without its end; the first line where none does. */
export function firstTellingLine(bytes: Uint8Array): Uint8Array {
  const at = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  )
  const isEnd = (byte: number) => byte === 0x0a || byte === 0x0d
  let start = at
  while (start > 0 && !isEnd(bytes[start - 1] ?? 0)) start--
  const length = bytes.subarray(at).findIndex(isEnd)
  return bytes.subarray(start, length < 0 ? bytes.length : at + length)
}

interface Candidate {
  encoding: Encoding
  /** The logarithm of how usual the encoding is, whatever the text. */
  usual: number
  likelihood(counts: TextCounts): number
}

function alphabet(encoding: Encoding, usual: number, ...languages: Language[]): Candidate {
  return {
    encoding,
    usual,
    likelihood: (counts) => Math.max(...languages.map((one) => likelihoodIn(one, counts))),
  }
}

function script(encoding: Encoding, usual: number, name: Script): Candidate {
  return { encoding, usual, likelihood: (counts) => likelihoodInScript(name, counts) }
}

const WESTERN: Language[] = [
  'german',
  'french',
  'spanish',
  'italian',
  'portuguese',
  'catalan',
  'swedish',
  'danish',
  'finnish',
  'dutch',
  'icelandic',
  'estonian',
]
const CENTRAL: Language[] = [
  'czech',
  'slovak',
  'polish',
  'hungarian',
  'croatian',
  'romanian',
  'german',
]
const CYRILLIC: Language[] = ['russian', 'ukrainian', 'bulgarian']

const CANDIDATES: readonly Candidate[] = [
  alphabet('windows-1252', 0, ...WESTERN),
  alphabet('windows-1250', -1, ...CENTRAL),
  alphabet('windows-1251', -1, ...CYRILLIC),
  alphabet('windows-1253', -1.5, 'greek'),
  alphabet('windows-1254', -1.5, 'turkish'),
  alphabet('windows-1255', -2.5, 'hebrew'),
  alphabet('windows-1256', -2.5, 'arabic'),
  alphabet('windows-1257', -2, 'lithuanian', 'latvian', 'estonian'),
  alphabet('windows-1258', -5, 'vietnamese'),
  alphabet('windows-874', -2.5, 'thai'),
  alphabet('iso-8859-2', -2.5, ...CENTRAL),
  alphabet('iso-8859-5', -5, ...CYRILLIC),
  alphabet('iso-8859-7', -3, 'greek'),
  alphabet('iso-8859-15', -4, ...WESTERN),
  alphabet('koi8-r', -3, 'russian'),
  alphabet('ibm866', -3, 'russian'),
  alphabet('macintosh', -3, ...WESTERN),
  script('shift_jis', -1, 'japanese'),
  script('euc-jp', -2, 'japanese'),
  script('gb18030', -1, 'simplified'),
  script('big5', -1.5, 'traditional'),
  script('euc-kr', -1, 'korean'),
]
