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

/** Characters of a cell that is read as a value or as a heading: a price, a country, a part number. */
export const LONGEST_VALUE = 1000

/** Characters that one column of JSON holds in a workspace file. */
export const LONGEST_JSON = 20_000_000

/** Objects and lists inside one another in JSON. A model needs fewer than ten. */
export const DEEPEST_JSON = 64

/** Rows and columns of a sheet, as many as a spreadsheet has, and cells of all sheets of a workbook. */
export const MOST_SHEET_ROWS = 1_048_576
export const MOST_SHEET_COLUMNS = 16_384
export const MOST_SHEET_CELLS = 20_000_000

/** Sheets of a workbook; one has a few, and each is named where one of them is chosen. */
export const MOST_SHEETS = 1000

/** Bytes of one part of a workbook, and of all that are read, once unpacked: a small file can hold a huge one. */
export const LARGEST_PART = 300_000_000
export const LARGEST_WORKBOOK = 600_000_000

/**
 * Sub-assemblies inside one another in a model file. Bills of materials have fewer than twenty levels;
 * every product of a chain is worked out down to its end, so that thousands would take hours.
 */
export const DEEPEST_BOM = 500

/** Megabytes of memory of a thread that evaluates, and of one that reads a sheet. */
export const EVALUATION_MEMORY = 4096
export const SHEET_MEMORY = 2048

/** Characters of the schema of a workspace file, which has fewer than 20,000. */
export const LONGEST_SCHEMA = 200_000

/** Bytes of a file that the app keeps for itself, such as the verdicts that the home screen showed last. */
export const LARGEST_OWN_FILE = 64 * 2 ** 20

/** Bytes of the lock beside a workspace file, which has 8,192. */
export const LARGEST_LOCK = 2 ** 20

/**
 * Rows of all tables of a PDF. Measured on two busy cores: 2,000 rows are 85 pages, 8 seconds and half a
 * gigabyte of memory, 10,000 are 418 pages, a minute and 3.4 GB; 20,000 took five minutes and 9.4 GB.
 */
export const MOST_PRINTED_ROWS = 8000

/** Bytes of a determination's file, once unpacked; one of a large product for every country has less. */
export const LARGEST_DETERMINATION = 256 * 2 ** 20

/** Bytes of a paper that is kept with a determination, and how many one has. */
export const LARGEST_PAPER = 64 * 2 ** 20
export const MOST_PAPERS = 100

/** Bytes of a scenario's file; a change has some hundred. */
export const LARGEST_SCENARIO = 64 * 2 ** 20

/** Megabytes of memory of the thread that reads rule packs; the largest file takes some hundreds. */
export const PACK_MEMORY = 2048

/** Bytes of the file of a rule pack; the one of all parts of the regulations has less than one million. */
export const LARGEST_PACK = 32 * 2 ** 20

/** Rule packs that a workspace keeps side by side; each takes some hundred kilobytes of it. */
export const MOST_KEPT_PACKS = 200

/**
 * Of an XML file of the eCFR: characters, elements inside one another, and elements. All of title 15 has
 * some 25 million characters and fewer than twenty levels.
 */
export const LARGEST_ECFR = 100_000_000
export const DEEPEST_XML = 100
export const MOST_XML_ELEMENTS = 5_000_000

/** Cells of one table of the official text, merged ones counted as often as the places that they cover. */
export const MOST_TABLE_CELLS = 500_000

/** Characters of the official text that a pack carries, of one place and of all, and places. */
export const LONGEST_OFFICIAL_TEXT = 200_000
export const MOST_OFFICIAL_TEXTS = 10_000
export const LARGEST_OFFICIAL_TEXTS = 16_000_000

/** Days on which rows of one pack turn: a pack is read anew for each. */
export const MOST_TURNING_DAYS = 200

/** Grids and panels whose widths are kept for a user, and columns of one grid; there are about ten of each. */
export const MOST_PLACES_KEPT = 100
export const MOST_COLUMNS_KEPT = 100

/** Bytes of a screening list's file; the Consolidated Screening List has some thirty million. */
export const LARGEST_LIST = 256 * 2 ** 20

/** Parties of a screening list; the Consolidated Screening List has 26,000. */
export const MOST_LISTED_PARTIES = 500_000

/** Characters of one text of a listed party, and its names or addresses; the longest there have some thousand. */
export const LONGEST_LISTED_TEXT = 20_000
export const MOST_LISTED_NAMES = 5000

/** Other names of a party, and its addresses, owners or documents: what somebody types for one. */
export const MOST_PARTY_NAMES = 200
export const MOST_PARTY_RECORDS = 200

/** Parties that one question for screening names; a register of all customers has some thousands. */
export const MOST_SCREENED = 100_000

/** Megabytes of memory of the thread that reads lists and screens. */
export const SCREENING_MEMORY = 2048
/** Parties, items and conditions of one licence: the form with its further sheets has fewer than a hundred. */
export const MOST_LICENCE_PARTIES = 500
export const MOST_LICENCE_ITEMS = 500
export const MOST_LICENCE_CONDITIONS = 200

/** Products of one shipment: a truck's papers have fewer. */
export const MOST_SHIPMENT_LINES = 1000

/** Shipments of one order book, and checks that one question names: a year of a large plant. */
export const MOST_ORDERS = 20_000

/** Events of one licence: a shipment each working day of four years is about a thousand. */
export const MOST_LICENCE_EVENTS = 10_000
