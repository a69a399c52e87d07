import { expect, test } from 'vitest'
import { refuseOvertaken } from '../../electron/ipc/meant.ts'
import { Leaving } from '../../electron/leaving.ts'

/** What leaves a workspace, of which the window says what is half typed; null: it says nothing. */
function leaving(unfinished: readonly string[] | null, mayBeLost = false) {
  const asked: (readonly string[])[] = []
  let silences = 0
  const found = new Leaving(
    {
      askWindow: () => {
        if (unfinished) setTimeout(() => found.answer(unfinished), 5)
        return true
      },
      confirm: async (texts) => {
        asked.push(texts)
        return mayBeLost
      },
      silent: () => {
        silences++
      },
    },
    100,
  )
  return { found, asked, silences: () => silences }
}

test('a workspace without anything half typed is left at once, and nobody is asked', async () => {
  const { found, asked } = leaving([])
  await found.require()
  expect(asked).toEqual([])
})

test('what is half typed is asked about once, and the user may stay', async () => {
  for (const mayBeLost of [false, true]) {
    const { found, asked } = leaving(['Part: X-12'], mayBeLost)
    expect(await Promise.all([found.ask(), found.ask()])).toEqual([mayBeLost, mayBeLost])
    expect(asked).toEqual([['Part: X-12']])
    const refused = found.require()
    if (mayBeLost) await refused
    else await expect(refused).rejects.toMatchObject({ code: 'stayed' })
  }
})

test('a window that does not answer keeps nobody', async () => {
  const { found, silences } = leaving(null)
  expect(await found.ask()).toBe(true)
  expect(silences()).toBe(1)
})

test('an edit that was meant for another file or revision is refused', () => {
  const open = { path: '/a/A.minimis', revision: 4 }
  const check =
    (given: unknown, now: typeof open | null = open) =>
    () =>
      refuseOvertaken('edit.apply', given, now)
  expect(check(open)).not.toThrow()
  expect(check(undefined)).not.toThrow()
  expect(check({ ...open, path: '/b/A.minimis' })).toThrow(
    /A\.minimis at revision 4, which is no longer open; A/,
  )
  expect(check({ ...open, revision: 3 })).toThrow(/revision 3, which is now at revision 4/)
  expect(check(open, null)).toThrow(/no longer open/)
  expect(check({ path: 1 })).toThrow()
  for (const name of ['edit.undo', 'edit.redo', 'scenarios.apply'])
    expect(() => refuseOvertaken(name, { ...open, revision: 3 }, open)).toThrow()
  expect(() => refuseOvertaken('bom.rows', { ...open, revision: 3 }, open)).not.toThrow()
})
