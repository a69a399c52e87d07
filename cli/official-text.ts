import { citedTexts } from '../shared/rules/official-text.ts'
import { packInFile, parseOptions } from './options.ts'
import { UsageError } from './usage-error.ts'
import { buildUsage } from './usages.ts'

/** `minimis rules text`: the official words of a citation, where a pack's file carries them. */
export function showOfficialText(args: string[]): void {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { pack: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [cite, ...more] = positionals
  if (cite === undefined || more.length > 0 || values.pack === undefined)
    throw new UsageError([`usage: minimis ${buildUsage}`])
  const { texts, files } = packInFile(values.pack)
  const found = citedTexts(texts, cite)
  if (found.length === 0)
    throw new UsageError([`${cite}: names no paragraph, supplement or entry of Parts 730 to 774`])
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ pack: files.header.id, cite, found }, null, 2)}\n`)
    return
  }
  const missing = found.filter(({ text }) => text === null).map(({ place }) => place)
  if (missing.length > 0) {
    const how = texts.length > 0 ? '' : '; minimis rules build --texts makes one that does'
    throw new UsageError(
      missing.map((place) => `${place}: ${values.pack} carries no words of it${how}`),
    )
  }
  const shown = found.map(({ place, text }) =>
    text?.place === place ? `${place}\n${text.text}` : `${place}, in ${text?.place}\n${text?.text}`,
  )
  process.stdout.write(`${shown.join('\n\n')}\n`)
}
