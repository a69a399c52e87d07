import { readXml, unescaped } from './xml.ts'

/** A text of the table that the cells of a workbook share. */
export interface SharedText {
  text: string
  /** Whether all of it is struck through by its own fonts. */
  isStruck: boolean
}

/** Gathers the runs of a text; how Japanese is pronounced stands beside it and is no part of it. */
export class TextRuns {
  private text = ''
  private run = { text: '', isStruck: false }
  private isStruck = true
  private phonetic = false

  open(element: string, attributes: Readonly<Record<string, string>>): void {
    if (element === 'rPh') this.phonetic = true
    else if (element === 'r') this.run = { text: '', isStruck: false }
    else if (element === 'strike') this.run.isStruck = !/^(0|false)$/.test(attributes.val ?? '')
  }

  close(element: string, text: string): void {
    if (element === 'rPh') this.phonetic = false
    else if (element === 't' && !this.phonetic) {
      this.text += unescaped(text)
      if (text.trim() !== '' && !this.run.isStruck) this.isStruck = false
    }
  }

  take(): SharedText {
    const taken = { text: this.text, isStruck: this.isStruck && this.text.trim() !== '' }
    this.text = ''
    this.run = { text: '', isStruck: false }
    this.isStruck = true
    return taken
  }
}

/** The texts that the cells of a workbook share, in their order. */
export function readSharedTexts(xml: string): SharedText[] {
  const texts: SharedText[] = []
  const runs = new TextRuns()
  readXml(xml, {
    open: (element, attributes) => runs.open(element, attributes),
    close: (element, text) => {
      if (element === 'si') texts.push(runs.take())
      else runs.close(element, text)
    },
  })
  return texts
}
