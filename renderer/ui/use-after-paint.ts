import { startTransition, useEffect, useState } from 'react'

/** So long, in milliseconds, a busy window may keep a value back. */
const AT_MOST = 300

/** A value that follows once what else changed with it is on screen and the window is idle. */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    const follow = () => startTransition(() => setShown(value))
    const asked = requestIdleCallback(follow, { timeout: AT_MOST })
    return () => cancelIdleCallback(asked)
  }, [value])
  return shown
}
