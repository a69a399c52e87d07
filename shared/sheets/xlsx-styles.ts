import { currencyInFormat, type Showing, showingOf } from './number-format.ts'
import { readXml } from './xml.ts'

/** What the style of a cell says beside its value. */
export interface Style {
  isStruck: boolean
  currency: string | null
  showing: Showing
}

/** The styles of a workbook in their order, as cells name them. */
export function readStyles(xml: string): Style[] {
  const formats = new Map<number, string>()
  const struck: boolean[] = []
  const styles: Style[] = []
  let section = ''
  readXml(xml, {
    open: (element, attributes) => {
      if (SECTIONS.test(element)) section = element
      else if (section === 'numFmts' && element === 'numFmt')
        formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (section === 'fonts' && element === 'font') struck.push(false)
      else if (section === 'fonts' && element === 'strike')
        struck[struck.length - 1] = !/^(0|false)$/.test(attributes.val ?? '')
      else if (section === 'cellXfs' && element === 'xf') {
        const id = Number(attributes.numFmtId ?? 0)
        const code = formats.get(id)
        styles.push({
          isStruck: struck[Number(attributes.fontId ?? 0)] ?? false,
          currency: code === undefined ? null : currencyInFormat(code),
          showing: showingOf(id, code),
        })
      }
    },
  })
  return styles
}

const SECTIONS = /^(numFmts|fonts|fills|borders|cellStyleXfs|cellXfs|cellStyles|dxfs|tableStyles)$/
