/** What would change one verdict. */
export function LeversTab() {
  return null
}
