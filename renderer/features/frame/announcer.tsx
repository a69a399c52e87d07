import { useEffect, useState } from 'react'
import { useCells } from '../../stores/cells.ts'
import { useDone } from '../../stores/done.ts'
import { useResult } from '../../stores/result.ts'
import { useScreen } from '../../stores/screen.ts'
import { useWorkspace } from '../../stores/workspace.ts'
import { cellWords, doneWords, leftOutWords, refusalWords, resultWords } from './announcements.ts'
import { placeOf } from './done-place.ts'
import styles from './frame.module.css'

/** So long, in milliseconds, what is to be said waits for the rest of it. */
const TOGETHER = 400

/** What was done comes before what it turned, whichever is known first. */
const ORDER = ['done', 'left-out', 'refusal', 'result'] as const

/**
 * What changes and is not under the keyboard, for those who hear the screen (WCAG 4.1.3): what an edit
 * did, what was refused, and the result on screen where it says something else.
 */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    const said = new Map<(typeof ORDER)[number], string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = (about: (typeof ORDER)[number], words: string | null) => {
      if (words === null) return
      said.set(about, words)
      clearTimeout(timer)
      timer = setTimeout(() => {
        setText(ORDER.flatMap((about) => said.get(about) ?? []).join(' '))
        said.clear()
      }, TOGETHER)
    }
    const stops = [
      useDone.subscribe(({ done, leftOut }, before) => {
        const { screen } = useScreen.getState()
        if (done && done !== before.done)
          say('done', doneWords(done, placeOf(done.touched, screen)))
        if (leftOut && leftOut !== before.leftOut) say('left-out', leftOutWords(leftOut))
      }),
      useWorkspace.subscribe(({ refusal }, before) => {
        if (refusal && refusal !== before.refusal) say('refusal', refusalWords(refusal))
      }),
      useCells.subscribe(({ typed }, before) => say('refusal', cellWords(typed, before.typed))),
      useResult.subscribe(({ answered }, before) => {
        const isShown = useScreen.getState().screen.kind === 'product'
        if (isShown && answered && answered !== before.answered)
          say('result', resultWords(answered, before.answered))
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [])
  return (
    <div className={styles.announcer} role="status" aria-live="polite" data-testid="announcer">
      {text}
    </div>
  )
}
