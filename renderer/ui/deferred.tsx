import { Button } from '@mantine/core'
import { type FunctionComponent, useEffect, useReducer, useRef } from 'react'
import { Message } from './message.tsx'
import { useDelayed } from './use-delayed.ts'

/** A piece of the window whose files are loaded when it is first shown, or ahead of that. */
export interface Deferred<P extends object> extends FunctionComponent<P> {
  /** Loads it ahead; where that fails, it says so once it is shown. */
  load(): Promise<void>
}

/** What is being loaded. */
const underWay = new Set<Promise<void>>()

/** After so many milliseconds a piece that is not there yet says that it is being loaded. */
const SAID_AFTER = 300

/**
 * A piece that is not part of what is loaded with the window. Once it is loaded it is drawn at once,
 * as any other. `name` says what it is, such as "The rules".
 */
export function deferred<P extends object>(
  name: string,
  find: () => Promise<FunctionComponent<P>>,
): Deferred<P> {
  let Found: FunctionComponent<P> | null = null
  let problem: string | null = null
  let loading: Promise<void> | null = null

  function load(): Promise<void> {
    loading ??= begin()
    return loading
  }

  function begin(): Promise<void> {
    const begun = find()
      .then(
        (found) => {
          Found = found
        },
        (error: unknown) => {
          problem = error instanceof Error ? error.message : String(error)
        },
      )
      .finally(() => underWay.delete(begun))
    underWay.add(begun)
    return begun
  }

  function Piece(props: P) {
    const [, drawAgain] = useReducer((count: number) => count + 1, 0)
    const place = useRef<HTMLDivElement>(null)
    const isHere = Found !== null || problem !== null
    const isLate = useDelayed(!isHere, SAID_AFTER)
    const wasAwaited = useRef(!isHere)

    useEffect(() => {
      let isShown = true
      if (!isHere) void load().then(() => isShown && drawAgain())
      return () => {
        isShown = false
      }
    }, [isHere])
    useEffect(() => {
      if (isHere && wasAwaited.current) takeFocus(place.current)
    }, [isHere])

    if (problem !== null) return <NotLoaded name={name} problem={problem} />
    // A piece that was waited for stays inside the element that knows where it is.
    if (Found && !wasAwaited.current) return <Found {...props} />
    return (
      <div ref={place} style={{ display: 'contents' }} aria-busy={!isHere}>
        {Found && <Found {...props} />}
        {isLate && <p role="status">{name}: loading…</p>}
      </div>
    )
  }
  Piece.displayName = `Deferred(${name})`
  return Object.assign(Piece, { load })
}

/** When nothing is being loaded that is to be shown. */
export async function nothingUnderWay(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}

/** In a dialog that opened before what is in it was here, the keyboard goes where it was to begin. */
function takeFocus(place: HTMLElement | null): void {
  const dialog = place?.closest('[role="dialog"]')
  if (!dialog?.contains(document.activeElement)) return
  place?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
}

function NotLoaded({ name, problem }: { name: string; problem: string }) {
  return (
    <Message
      tone="problem"
      title={`${name} cannot be shown.`}
      actions={<Button onClick={() => window.location.reload()}>Load the window again</Button>}
      testId="not-loaded"
    >
      A file of the app could not be loaded: {problem}. Every edit that was made is in the file.
    </Message>
  )
}

/** So long, in milliseconds, after the first screen the rest is loaded ahead. */
const AHEAD_AFTER = 1500

/** Loads pieces ahead, one after another, each while the window is idle; gives what stops it. */
export function loadAhead(pieces: readonly Pick<Deferred<object>, 'load'>[]): () => void {
  let isStopped = false
  let asked = 0
  const waiting = setTimeout(() => next(0), AHEAD_AFTER)
  return () => {
    isStopped = true
    clearTimeout(waiting)
    cancelIdleCallback(asked)
  }

  function next(at: number): void {
    const piece = pieces[at]
    if (isStopped || !piece) return
    asked = requestIdleCallback(() => void piece.load().then(() => next(at + 1)))
  }
}
