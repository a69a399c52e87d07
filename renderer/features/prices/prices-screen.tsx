/** Prices. */
export function PricesScreen() {
  return <h1>Prices</h1>
}
