/** The keys of the matrix, for the list of all keys. */
export const MATRIX_KEYS: [keys: string[], does: string][] = [
  [['Ctrl', '←'], 'the rule group before; with → the next'],
  [['Ctrl', '↑'], 'the company before; with ↓ the next'],
  [['Enter'], 'open the product with this destination'],
  [['F'], 'filter the destinations'],
  [['/'], 'filter the products'],
  [['S'], 'sort by the share at this destination'],
  [['['], 'sort by the destination before; with ] by the next'],
  [['D'], 'mark where the other method decides differently'],
  [['M'], 'map or table'],
  [['Ctrl', 'C'], 'copy the cell'],
  [['Esc'], 'stop working out verdicts'],
]
