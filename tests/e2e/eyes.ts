import type { Page } from 'playwright-core'

/**
 * What on screen lies under something else though nothing is meant to cover it: words, buttons and
 * fields of which the middle, where it is in sight, belongs to another element.
 */
export function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inSight = (element: Element) => {
      // Of words that wrap the first line is looked at: their box may hold other words.
      const [first] = element.getClientRects()
      if (!first) return null
      let { left, top, right, bottom } = first
      for (let up = element.parentElement; up; up = up.parentElement) {
        const style = getComputedStyle(up)
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
        const box = up.getBoundingClientRect()
        left = Math.max(left, box.left)
        top = Math.max(top, box.top)
        right = Math.min(right, box.right)
        bottom = Math.min(bottom, box.bottom)
      }
      left = Math.max(left, 0)
      top = Math.max(top, 0)
      right = Math.min(right, innerWidth)
      bottom = Math.min(bottom, innerHeight)
      return right - left < 3 || bottom - top < 3 ? null : { left, top, right, bottom }
    }
    const isMeantToCover = (element: Element) => {
      for (let up: Element | null = element; up; up = up.parentElement)
        if (
          up.matches(
            '.ag-body-vertical-scroll, .ag-body-horizontal-scroll, .ag-header-cell-resize, [role=dialog], [role=separator]',
          ) ||
          ['sticky', 'fixed'].includes(getComputedStyle(up).position)
        )
          return true
      return false
    }
    const ownText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (!element.matches('button, input') && !ownText(element)) continue
      if (element.closest('svg, option, datalist, .ag-tooltip, .ag-popup')) continue
      const box = inSight(element)
      if (!box) continue
      const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      if (!at || at.contains(element) || element.contains(at) || isMeantToCover(at)) continue
      const label = element.closest('label')
      if (label?.contains(at)) continue
      const name = (one: Element) =>
        `${one.tagName.toLowerCase()} “${(one as HTMLElement).innerText?.slice(0, 40) ?? ''}”`
      found.push(`${name(element)} lies under ${name(at)}`)
    }
    return found
  })
}

/** Numbers of which only a part is in sight, and of which neither a mark nor a title says the whole. */
export function cutNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === 3)
        .map((node) => node.textContent ?? '')
        .join('')
        .trim()
      if (!/^[-–<>≥≤]?\s*[\d.,\s%]*\d[\d.,\s%]*[A-Z]{0,3}$/.test(text)) continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(element)
      const words = range.getBoundingClientRect()
      for (let up: HTMLElement | null = element; up; up = up.parentElement) {
        const style = getComputedStyle(up)
        if (['auto', 'scroll'].includes(style.overflowX)) break
        if (style.overflowX === 'visible') continue
        const box = up.getBoundingClientRect()
        if (box.width === 0) break
        if (words.right > box.right + 1 || words.left < box.left - 1) {
          if (!up.closest('[data-cut]')) found.push(`“${text}” in ${up.className || up.tagName}`)
          break
        }
      }
    }
    return found
  })
}

/** Words of buttons, headings of columns and labels of which a part is cut off, without a title that has them whole. */
export function cutLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const labels =
      'button, .mantine-Button-label, .mantine-SegmentedControl-innerLabel, th, label, legend'
    return [...document.querySelectorAll<HTMLElement>(labels)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return []
      const text = element.innerText?.trim() ?? ''
      const { overflowX } = getComputedStyle(element)
      const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      if (!isCut || text === '' || element.closest('[title]')?.getAttribute('title')) return []
      return [`“${text.slice(0, 60)}” is cut`]
    })
  })
}
