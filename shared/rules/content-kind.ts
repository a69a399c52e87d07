import { type Answer, is } from './answer.ts'
import type { Content, Setting } from './content.ts'
import type { RulePack } from './pack.ts'
import { type Reason, reasonOf } from './reason.ts'

/**
 * Whether an item is content of such a product at all (Supp. 2(a)(1) to Part 734): by its kind, and
 * incorporated in it, or as software bundled with it. An item is taken as incorporated unless
 * recorded otherwise.
 */
export function contentOf(pack: RulePack, content: Content, setting: Setting): Answer {
  switch (contentKindRow(pack, content, setting).counts) {
    case 'always':
      return content.facts.incorporated === false ? 'no' : 'yes'
    case 'ifBundled':
      return is(content.facts.bundled, true)
    case 'never':
      return 'no'
  }
}

/** Why an item is not content of such a product, and the notice that says what to do with it. */
export function notContent(
  pack: RulePack,
  content: Content,
  setting: Setting,
): { reason: Reason; notice: string } {
  const row = contentKindRow(pack, content, setting)
  return { reason: reasonOf(pack, row, row.otherwise), notice: row.notice }
}

function contentKindRow(pack: RulePack, content: Content, setting: Setting) {
  const row = pack.levels.contentKinds.find(
    (candidate) => candidate.product === setting.productKind && candidate.content === content.kind,
  )
  if (!row)
    throw new RangeError(
      `the rule pack does not say whether ${content.kind} is content of ${setting.productKind}`,
    )
  return row
}
