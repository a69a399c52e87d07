import { useEffect, useState } from 'react'

/** What stands on screen for less than this, in milliseconds, only flickers. */
const FLICKER = 150

/** Whether something has been so for long enough to be worth saying. */
export function useDelayed(isSo: boolean): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isSo) return
    const timer = setTimeout(() => setIsLong(true), FLICKER)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [isSo])
  return isSo && isLong
}
