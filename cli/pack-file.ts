import { cryptography } from '../db/cryptography.ts'
import { fingerprintText } from '../shared/determination/fingerprint.ts'
import { type PackOfFile, packFileOf } from '../shared/determination/pack-file.ts'
import { coverage } from '../shared/rules/coverage.ts'
import { packChanges } from '../shared/rules/pack-changes.ts'
import type { PackFiles } from '../shared/rules/schema.ts'
import { signerOf } from './determine.ts'
import { fingerprintAsked } from './fingerprint.ts'
import { loadPack, PACK_FILE, packInFile, parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'
import { packUsage } from './usages.ts'
import { writeNew } from './write-new.ts'

/** `minimis rules export`: writes a pack that is here to a new file. */
export async function exportPack(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: {
      rules: { type: 'string' },
      output: { type: 'string', short: 'o' },
      key: { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  })
  const { output, key } = values
  if (positionals.length > 0 || output === undefined) throw usage()
  if (!output.endsWith(PACK_FILE))
    throw new UsageError([`-o: ${output} does not end in .minimis-pack`])
  const { files } = loadPack(values.rules)
  const signer = key === undefined ? null : await signerOf(key, values)
  writeNew(output, await packFileOf(files, signer, cryptography))
  process.stdout.write(`${headOf(packInFile(output))}\n`)
}

/** `minimis rules show`: what a pack's file holds, once all is checked that is asked of a pack. */
export function showPack(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw usage()
  const known = (values.key ?? []).map(fingerprintAsked)
  const pack = packInFile(path)
  const isKnown = pack.signedBy !== null && known.includes(pack.signedBy)
  const { header } = pack.files
  if (values.json) {
    const { files: _, texts, ...checked } = pack
    const shown = { ...header, ...checked, isKnown, coverage: coverage(pack), texts: texts.length }
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    return
  }
  const sources = Object.entries(header.sources).map(
    ([tag, { publisher, title, date }]) => `  ${tag}  ${publisher} ${date}  ${title}`,
  )
  const office =
    pack.signedBy === null ? '' : isKnown ? ' You named it.' : ' You did not name it (--key).'
  process.stdout.write(`${headOf(pack)}${office}\nSources:\n${sources.join('\n')}\n`)
}

/** `minimis rules diff`: what two packs say differently, as sentences. */
export function diffPacks(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, words: { type: 'boolean' } },
  })
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0) throw usage()
  const [before, after] =
    second === undefined
      ? [loadPack(undefined).files, filesOf(first)]
      : [filesOf(first), filesOf(second)]
  const changes = packChanges(before, after)
  if (values.json) {
    const packs = { before: before.header.id, after: after.header.id }
    process.stdout.write(`${JSON.stringify({ ...packs, changes }, null, 2)}\n`)
    return
  }
  const deciding = changes.filter(({ decides }) => decides)
  const words = changes.length - deciding.length
  const shown = values.words ? changes : deciding
  const lines = shown.map(({ text, cite, from, until }) => {
    const days = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
    return `  ${text}${days && ` Only ${days}.`}${cite ? `  (${cite})` : ''}`
  })
  const head = `From ${before.header.id} to ${after.header.id}`
  const sum =
    deciding.length === 0
      ? `${head}: no verdict differs because of rows.`
      : `${head}: ${deciding.length} differences by which verdicts can differ.`
  const aside =
    words > 0 && !values.words
      ? [`${words} more of words, citations and sources alone (--words).`]
      : []
  process.stdout.write(`${[sum, ...lines, ...aside].join('\n')}\n`)
}

/** The rows of a pack by its id, or of its file. */
function filesOf(name: string): PackFiles {
  return loadPack(name).files
}

/** What a pack is, in three lines. */
export function headOf({ files: { header }, hash, signedBy }: PackOfFile): string {
  const office =
    signedBy === null ? 'Not signed.' : `Signed by the key ${fingerprintText(signedBy)}.`
  return `${header.id}, as of ${header.asOf}: ${header.title}\nSHA-256 ${hash}\nAll that is asked of a pack holds. ${office}`
}

function usage(): UsageError {
  return new UsageError([`usage: minimis ${packUsage}`])
}
