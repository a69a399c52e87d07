/** What was measured, by name; null: it could not be, and the run says why. */
export type Report = Record<string, number | null>
