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
      { keys: ['Arrows'], does: 'Move' },
      { keys: ['Home', 'End'], does: 'To the first, the last' },
      { keys: ['PageUp', 'PageDown'], does: 'A page up, down' },
      { keys: ['Enter'], does: 'Open; edit; commit and move down' },
      { keys: ['F2'], does: 'Edit; typing does the same' },
      { keys: ['Tab'], does: 'Commit and go to the next cell' },
      { keys: ['Escape'], does: 'Give up the edit; close what lies on top' },
      { keys: ['Shift+Arrows', 'Shift+PageDown'], does: 'Select rows' },
      { keys: ['Ctrl+Shift+Arrows', 'Shift+End'], does: 'Select rows to the first, the last' },
      { keys: ['Shift+F10'], does: 'All that can be done there; the menu key does the same' },
      { keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'], does: 'On a heading: narrower, wider' },
      { keys: ['Ctrl+C'], does: 'Copy the rows or the cell' },
      { keys: ['Ctrl+D'], does: 'Fill down over the selected rows' },
      { keys: ['Delete'], does: 'Empty the cell, in all selected rows' },
      { keys: ['Ctrl+-', 'Shift+Delete'], does: 'Remove the selected rows' },
    ],
  },
  {
    where: 'Home',
    lines: [
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'Open, close a company' },
      { keys: ['Enter'], does: 'Open the product' },
      { keys: ['Escape'], does: 'Stop working out' },
    ],
  },
  {
    where: 'Products',
    lines: [
      { keys: ['Insert'], does: 'New product' },
      { keys: ['Ctrl+F', '/'], does: 'Filter' },
      { keys: ['Ctrl+Enter'], does: 'Open the product from any cell' },
    ],
  },
  {
    where: 'Product',
    lines: [
      { keys: ['Insert'], does: 'Add lines' },
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'Open, close the sub-assembly, on its item' },
      { keys: ['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'], does: 'Open, close all' },
      { keys: ['Ctrl+Enter'], does: 'Open the sub-assembly on its own' },
      { keys: ['Ctrl+I', 'Alt+Enter'], does: 'All that is known of the item' },
      { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: 'Move the line' },
      { keys: ['Alt+ArrowRight', 'Alt+ArrowLeft'], does: 'Indent, outdent the line' },
      { keys: ['Alt+A'], does: 'Alternates of the line' },
      { keys: ['Ctrl+Shift+B'], does: 'Set a column of the selected lines' },
      { keys: ['Ctrl+V'], does: 'Paste from a spreadsheet' },
      { keys: ['Ctrl+F'], does: 'Find' },
      { keys: ['F3', 'Shift+F3'], does: 'To the next, the one before' },
      { keys: ['T'], does: 'In a picture, its numbers' },
      { keys: ['Ctrl+C', 'Ctrl+Shift+C'], does: 'In a picture, copy the image, its numbers' },
      { keys: ['/'], does: 'In the explanation, filter it' },
      { keys: ['['], does: 'The destination before' },
      { keys: [']'], does: 'The next destination' },
    ],
  },
  {
    where: 'Result',
    lines: [
      { keys: ['T'], does: 'In a picture, its numbers' },
      { keys: ['Ctrl+C'], does: 'In a picture, copy the image' },
      { keys: ['Ctrl+Shift+C'], does: 'In a picture, copy the numbers' },
      { keys: ['Enter'], does: 'Choose the destination of a bar; open the item' },
      { keys: ['ArrowRight', 'ArrowLeft'], does: 'Open, close a step of the explanation' },
      { keys: ['*'], does: 'Open every step beside it' },
      { keys: ['/'], does: 'In the explanation, filter it' },
    ],
  },
  {
    where: 'Matrix',
    lines: [
      { keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'], does: 'The rule group before, the next' },
      { keys: ['Ctrl+ArrowUp', 'Ctrl+ArrowDown'], does: 'The company before, the next' },
      { keys: ['Enter'], does: 'Open the product with this destination' },
      { keys: ['S'], does: 'Sort by the share at this destination' },
      { keys: ['[', ']'], does: 'Sort by the destination before, the next' },
      { keys: ['Ctrl+C'], does: 'Copy the cell' },
    ],
  },
  {
    where: 'Scenarios',
    lines: [
      { keys: ['Insert'], does: 'New scenario' },
      { keys: ['Space'], does: 'Set the scenario beside the base, or take it away' },
      { keys: ['Enter'], does: 'Edit the scenario, the change; explain the verdict' },
      { keys: ['Delete'], does: 'Remove the scenario, the change' },
      { keys: ['Ctrl+D'], does: 'Duplicate the scenario' },
      { keys: ['Ctrl+Enter'], does: 'Apply the scenario to the base' },
      { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: 'Move the scenario, the change' },
      { keys: ['Alt+N'], does: 'Add a change' },
      { keys: ['Ctrl+S'], does: 'Save the scenario' },
      { keys: ['C'], does: 'Only what the scenarios change' },
      { keys: ['T'], does: 'In the picture, its numbers' },
    ],
  },
  {
    where: 'Levers',
    lines: [
      { keys: ['Enter'], does: 'Open, close the detail of the lever' },
      { keys: ['S'], does: 'Make a scenario of the lever' },
      { keys: ['T'], does: 'In a picture, its numbers' },
      { keys: ['Ctrl+C'], does: 'Copy the picture, the table' },
      { keys: ['Ctrl+Shift+C'], does: 'In a picture, copy the numbers' },
    ],
  },
  {
    where: 'Search',
    lines: [
      { keys: ['ArrowUp', 'ArrowDown'], does: 'Choose' },
      { keys: ['Tab'], does: 'To the next group' },
      { keys: ['Enter'], does: 'Go there, or run it' },
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
