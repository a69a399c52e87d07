import { useEffect, useState } from 'react'

/** Whether something has been so for a moment, so that what is soon over does not flash. */
export function useLate(isSo: boolean, after = 150): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isSo) return setIsLate(false)
    const timer = setTimeout(() => setIsLate(true), after)
    return () => clearTimeout(timer)
  }, [isSo, after])
  return isSo && isLate
}
