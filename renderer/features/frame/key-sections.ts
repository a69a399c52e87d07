/** What some keys do; each of the keys does it. */
export interface KeyLine {
  keys: readonly string[]
  does: string
}

export interface KeySection {
  /** The screen, or the place on any screen, where the keys work. */
  where: string
  lines: readonly KeyLine[]
}

/** Keys that a screen handles by itself, beside those of the registered commands. */
export const KEY_SECTIONS: readonly KeySection[] = [
  {
    where: 'In a table',
    lines: [
      { keys: ['Arrows'], does: 'move' },
      { keys: ['Home', 'End'], does: 'to the first, the last' },
      { keys: ['PageUp', 'PageDown'], does: 'a page up, down' },
      { keys: ['Enter'], does: 'open; edit; commit and move down' },
      { keys: ['F2'], does: 'edit; typing does the same' },
      { keys: ['Tab'], does: 'commit and go to the next cell' },
      { keys: ['Escape'], does: 'give up the edit; close what lies on top' },
      { keys: ['Shift+Arrows'], does: 'select rows' },
      { keys: ['Ctrl+C'], does: 'copy the rows or the cell' },
      { keys: ['Ctrl+D'], does: 'fill down over the selected rows' },
    ],
  },
  {
    where: 'Home',
    lines: [
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'open, close a company' },
      { keys: ['Enter'], does: 'open the product' },
      { keys: ['F6'], does: 'between products and the lists beside them' },
      { keys: ['Escape'], does: 'stop working out' },
    ],
  },
  {
    where: 'Products',
    lines: [
      { keys: ['Insert'], does: 'new product' },
      { keys: ['Delete'], does: 'remove the selected products' },
      { keys: ['Ctrl+F', '/'], does: 'filter' },
      { keys: ['Ctrl+Enter'], does: 'open the product from any cell' },
    ],
  },
  {
    where: 'Product',
    lines: [
      { keys: ['Insert'], does: 'add lines' },
      { keys: ['Delete'], does: 'remove the selected lines' },
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'open, close the sub-assembly, on its item' },
      { keys: ['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'], does: 'open, close all' },
      { keys: ['Ctrl+Enter'], does: 'open the sub-assembly on its own' },
      { keys: ['Ctrl+I', 'Alt+Enter'], does: 'all that is known of the item' },
      { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: 'move the line' },
      { keys: ['Alt+ArrowRight', 'Alt+ArrowLeft'], does: 'indent, outdent the line' },
      { keys: ['Alt+A'], does: 'alternates of the line' },
      { keys: ['Ctrl+Shift+B'], does: 'set a column of the selected lines' },
      { keys: ['Ctrl+V'], does: 'paste from a spreadsheet' },
      { keys: ['Ctrl+F'], does: 'find' },
      { keys: ['F3', 'Shift+F3'], does: 'to the next, the one before' },
      { keys: ['T'], does: 'in a picture, its numbers' },
      { keys: ['Ctrl+C', 'Ctrl+Shift+C'], does: 'in a picture, copy the image, its numbers' },
      { keys: ['/'], does: 'in the explanation, filter it' },
      { keys: ['['], does: 'the destination before' },
      { keys: [']'], does: 'the next destination' },
    ],
  },
  {
    where: 'Result',
    lines: [
      { keys: ['T'], does: 'in a picture, its numbers' },
      { keys: ['Ctrl+C'], does: 'in a picture, copy the image' },
      { keys: ['Ctrl+Shift+C'], does: 'in a picture, copy the numbers' },
      { keys: ['Enter'], does: 'choose the destination of a bar; open the item' },
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'open, close a step of the explanation' },
      { keys: ['*'], does: 'open every step beside it' },
      { keys: ['/'], does: 'in the explanation, filter it' },
    ],
  },
  {
    where: 'Matrix',
    lines: [
      { keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'], does: 'the rule group before, the next' },
      { keys: ['Ctrl+ArrowUp', 'Ctrl+ArrowDown'], does: 'the company before, the next' },
      { keys: ['Enter'], does: 'open the product with this destination' },
      { keys: ['S'], does: 'sort by the share at this destination' },
      { keys: ['[', ']'], does: 'sort by the destination before, the next' },
      { keys: ['Ctrl+C'], does: 'copy the cell' },
    ],
  },
  {
    where: 'Search',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'choose' },
      { keys: ['Tab'], does: 'to the next group' },
      { keys: ['Enter'], does: 'go there, or run it' },
    ],
  },
]

/**
 * The keys of all screens: those of the commands that are registered now, and what the screens add,
 * each key of a section once.
 */
export function keySections(
  commands: readonly { name: string; group: string; keys?: readonly string[] }[],
): KeySection[] {
  const sections = new Map<string, KeyLine[]>()
  for (const { name, group, keys } of commands) {
    if (!keys?.length) continue
    sections.set(group, [...(sections.get(group) ?? []), { keys, does: name }])
  }
  for (const { where, lines } of KEY_SECTIONS) {
    const known = sections.get(where) ?? []
    const taken = new Set(known.flatMap(({ keys }) => keys))
    const added = lines.filter(({ keys }) => !keys.some((key) => taken.has(key)))
    sections.set(where, [...known, ...added])
  }
  return [...sections].map(([where, lines]) => ({ where, lines }))
}
