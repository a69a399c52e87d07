const KEY = 'minimis.palette.recent'
const MOST = 12

/** The ids of what was chosen in the search box of late, the last one first. */
export function recentIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

/** Notes that something was chosen. */
export function noteRecent(id: string): void {
  const others = recentIds().filter((other) => other !== id)
  localStorage.setItem(KEY, JSON.stringify([id, ...others].slice(0, MOST)))
}
