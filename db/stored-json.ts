/** The value of a column of JSON that no schema was asked about; null where another tool wrote what is none. */
export function storedJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}

/** In SQL, a column of JSON; NULL where it is none, so that one row does not spoil a whole list. */
export function jsonOf(column: string): string {
  return `iif(json_valid(${column}), ${column}, NULL)`
}
