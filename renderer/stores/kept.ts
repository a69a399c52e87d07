import { create } from 'zustand'

/** What was typed and is written nowhere yet, by where it was typed; gone with the file that it belongs to. */
export const useKept = create<{ kept: Readonly<Record<string, unknown>> }>(() => ({ kept: {} }))

/** Keeps what was typed at a place; undefined: there is nothing more to keep. */
export function keep(place: string, typed: unknown): void {
  useKept.setState(({ kept }) => {
    const { [place]: _, ...others } = kept
    return { kept: typed === undefined ? others : { ...others, [place]: typed } }
  })
}

export function clearKept(): void {
  useKept.setState({ kept: {} })
}
