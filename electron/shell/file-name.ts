/** Names that Windows keeps for devices, whatever their extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name for a file, without extension, that every system takes: no reserved characters, not too long. */
export function fileName(text: string): string {
  const name = text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\0-\x1F\x7F<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
  const short = [...name]
    .slice(0, 100)
    .join('')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (short === '') return 'Report'
  return DEVICES.test(short) ? `_${short}` : short
}
