/** Rules. */
export function RulesScreen() {
  return <h1>Rules</h1>
}
