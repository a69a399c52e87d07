import { any } from './answer.ts'
import type { Content, Finding, Setting } from './content.ts'
import { isAmong } from './destination.ts'
import { type Eccn, matchesPattern } from './eccn.ts'
import type { RulePack } from './pack.ts'
import { groundOf, type Reason, reasonOf } from './reason.ts'

/** The encryption gate for one item: whether it fails, and whether it is published and so not counted. */
export interface Gate {
  fails: Finding
  published: Finding
}

const NOT_ASKED: Finding = { answer: 'no', reasons: [], missing: [] }

/**
 * The encryption gate of 734.4(b) for content of a known ECCN: content of the named entries gets
 * de minimis treatment only by one of the paths of (b)(1). Passing takes nothing out of the
 * numerator, but for published source code.
 */
export function encryptionGate(
  pack: RulePack,
  content: Content & { eccn: Eccn },
  setting: Setting,
): Gate {
  const gate = pack.levels.encryptionGate
  const { eccn } = content
  const passing = gate.passes.find(
    (row) => any(row.eccns.map((pattern) => matchesPattern(eccn, pattern))) === 'yes',
  )
  if (passing) return passes(reasonOf(pack, passing, `${eccn.text} passes the gate by itself`))
  if (!gate.eccns.includes(eccn.entry)) return { fails: NOT_ASKED, published: NOT_ASKED }
  const paths = gate.paths.filter((row) => row.eccns.includes(eccn.entry))
  const recorded = content.facts.encryption
  const words = { eccn: eccn.text }
  if (recorded === 'none') return fails(groundOf(pack, 'gate-no-path', words))
  const path = paths.find((row) => row.path === recorded)
  if (!path) {
    const elsewhere = gate.paths.find((row) => row.path === recorded)
    const reasons = [
      elsewhere
        ? groundOf(pack, 'gate-path-elsewhere', { ...words, path: elsewhere.path })
        : groundOf(pack, 'gate-path-open', words),
    ]
    const open: Finding = { answer: 'unknown', reasons, missing: ['encryption'] }
    return { fails: open, published: paths.some((row) => !row.counted) ? open : NOT_ASKED }
  }
  if (!isAmong(pack, setting.destination, path.destinations)) {
    const why = `${eccn.text} ${path.title} does not pass for ${setting.destination.code}`
    return fails(reasonOf(pack, path, why))
  }
  if (path.counted) return passes(reasonOf(pack, path, `${eccn.text} ${path.title} passes`))
  const reason = reasonOf(pack, path, path.title)
  const published: Finding = { answer: 'yes', reasons: [reason], missing: [] }
  return { fails: { ...NOT_ASKED, reasons: [reason] }, published }
}

function fails(reason: Reason): Gate {
  return { fails: { answer: 'yes', reasons: [reason], missing: [] }, published: NOT_ASKED }
}

function passes(reason: Reason): Gate {
  return { fails: { ...NOT_ASKED, reasons: [reason] }, published: NOT_ASKED }
}
