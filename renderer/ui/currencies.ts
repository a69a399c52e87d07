const ALL = Intl.supportedValuesOf('currency')

/** Every currency code: those that are used here first, then the others by name. */
export function currenciesFirst(used: Iterable<string>): string[] {
  return [...new Set([...used, ...ALL])]
}
