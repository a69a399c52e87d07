/** Whose paper it is and what file it was made from; null: a model file, which has none of it. */
export interface PaperRecord {
  workspace: string
  revision: number | null
  who: string | null
  generated: string
  appVersion: string | null
}

/** The record in one line. */
export function recordText({
  workspace,
  revision,
  who,
  generated,
  appVersion,
}: PaperRecord): string {
  return [
    workspace,
    ...(revision === null ? [] : [`revision ${revision}`]),
    ...(who === null ? [] : [`made by ${who}`]),
    generated,
    ...(appVersion === null ? [] : [`Minimis ${appVersion}`]),
  ].join(', ')
}
