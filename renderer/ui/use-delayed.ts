import { useEffect, useState } from 'react'

/** Becomes true once `condition` has held for a while, so that what is short does not flash. */
export function useDelayed(condition: boolean, milliseconds = 150): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!condition) return setLong(false)
    const timer = setTimeout(() => setLong(true), milliseconds)
    return () => clearTimeout(timer)
  }, [condition, milliseconds])
  return condition && isLong
}
