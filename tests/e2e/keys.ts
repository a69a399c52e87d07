import type { Page } from 'playwright-core'

/**
 * Counts the keys that go down in the window from now on; a letter counts as one, and so does a chord
 * such as Ctrl+V, whose modifiers are not counted for themselves.
 */
export async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { keysDown?: number }
    const isNew = counted.keysDown === undefined
    counted.keysDown = 0
    if (!isNew) return
    const count = ({ key }: KeyboardEvent) => {
      if (!['Control', 'Shift', 'Alt', 'Meta'].includes(key))
        counted.keysDown = (counted.keysDown ?? 0) + 1
    }
    window.addEventListener('keydown', count, true)
  })
  return () => page.evaluate(() => (window as unknown as { keysDown?: number }).keysDown ?? 0)
}
