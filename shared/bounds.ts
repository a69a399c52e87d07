/**
 * How large what comes from outside may be, each with its reason. A value beyond its bound is refused
 * where it is read, with the place that it stands in; nothing is cut to fit.
 */

/** Characters of a decimal. Prices, quantities and rates of any book have fewer than twenty; sums and
 * products of exact decimals grow with their digits, so that one of 200,000 would never be done. */
export const LONGEST_DECIMAL = 100

/** Characters of an id, such as a part number: what a name or a path could be. */
export const LONGEST_ID = 1000

/** Characters of an ECCN with its paragraphs, or of a USML category. */
export const LONGEST_ECCN = 100

/** Characters of a name, a note or another text: as many as a cell of a spreadsheet holds. */
export const LONGEST_TEXT = 32_767

/** Characters that one column of JSON holds in a workspace file. */
export const LONGEST_JSON = 20_000_000

/** Objects and lists inside one another in JSON. A model needs fewer than ten. */
export const DEEPEST_JSON = 64
