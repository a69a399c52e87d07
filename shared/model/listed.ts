/** The first names in words, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const first = names.slice(0, most).join(', ')
  return names.length > most ? `${first} and ${names.length - most} more` : first
}
