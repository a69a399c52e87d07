import { useEffect, useState } from 'react'

/** How long it is said that something was done, in milliseconds. */
const SHOWN_FOR = 8_000

/** What was just done, for a while; '': nothing. */
export function useDone(): [done: string, say: (done: string) => void] {
  const [done, setDone] = useState('')
  useEffect(() => {
    if (done === '') return
    const timer = setTimeout(() => setDone(''), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [done])
  return [done, setDone]
}
