/** The scenarios, and what they change beside the base. */
export function CompareTab() {
  return null
}
