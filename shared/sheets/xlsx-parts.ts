import { unzipSync } from 'fflate'
import { LARGEST_PART, LARGEST_WORKBOOK } from '../bounds.ts'
import { readXml } from './xml.ts'

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

/** The XML parts of a workbook by their paths, and the path of its main part. */
export class WorkbookParts {
  private readonly bytes: Uint8Array
  /** The names of the parts as they stand in the package, by their paths. */
  private readonly names = new Map<string, string>()
  private readonly texts = new Map<string, string>()
  private unpacked = 0
  readonly main: string

  /** Throws an error that says why where the bytes are no workbook. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    const names: string[] = []
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name)
        if (/\.(xml|rels)$/i.test(name) && !UNREAD.test(name)) this.names.set(keyOf(name), name)
        return false
      },
    })
    const office = this.targetsOf('').byType.get('officeDocument')?.[0]
    this.main = office ?? 'xl/workbook.xml'
    if (!this.main.endsWith('.xml') || !this.text(this.main)) throw new Error(otherKind(names))
  }

  /** The text of a part, unpacked when it is asked for; null: there is none. Throws where it is too large. */
  text(path: string): string | null {
    const key = keyOf(path)
    const wanted = this.names.get(key)
    if (wanted === undefined) return null
    const known = this.texts.get(key)
    if (known !== undefined) return known
    const { [wanted]: part } = unzipSync(this.bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== wanted) return false
        this.unpacked += originalSize
        if (originalSize > LARGEST_PART || this.unpacked > LARGEST_WORKBOOK)
          throw new Error('it is larger than 300 MB when unpacked')
        return true
      },
    })
    const text = new TextDecoder().decode(part ?? new Uint8Array())
    if (text.length <= LONGEST_KEPT) this.texts.set(key, text)
    return text
  }

  /** The paths of the parts that a part refers to, by the ids of the relationships and by their types. */
  targetsOf(path: string): {
    byId: ReadonlyMap<string, string>
    byType: ReadonlyMap<string, string[]>
  } {
    const slash = path.lastIndexOf('/') + 1
    const folder = path.slice(0, slash)
    const byId = new Map<string, string>()
    const byType = new Map<string, string[]>()
    const relations = this.text(`${folder}_rels/${path.slice(slash)}.rels`) ?? ''
    readXml(relations, {
      open: (element, { Id, Target, Type = '' }) => {
        if (element !== 'Relationship' || !Id || !Target) return
        const target = resolved(folder, Target)
        const type = Type.slice(Type.lastIndexOf('/') + 1)
        byId.set(Id, target)
        const those = byType.get(type)
        if (those) those.push(target)
        else byType.set(type, [target])
      },
    })
    return { byId, byType }
  }
}

/** Parts up to so many characters are asked for more than once, such as the workbook's. */
const LONGEST_KEPT = 1_000_000

/** Parts that hold nothing of what cells say. */
const UNREAD =
  /(^|\/)(theme|drawings|charts|media|pivotCache|pivotTables|comments|externalLinks)\//i

/** What a package is that holds no workbook in XML, by the names of its parts. */
function otherKind(names: readonly string[]): string {
  const kind = OTHER_KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))
  return kind ? `it is ${kind[1]}` : 'there is no workbook in it'
}

const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary workbook, .xlsb'],
  [/\.iwa$/, 'a Numbers file'],
  [/^content\.xml$/, 'an OpenDocument file, such as .ods'],
  [/^word\//, 'a Word document'],
]

function keyOf(path: string): string {
  return path.replace(/^\//, '').toLowerCase()
}

/** A target as a path from the root: from the root already, or from the folder of the part. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
