import { useEffect } from 'react'
import { call } from '../../stores/call.ts'
import { useProducts } from '../../stores/products.ts'
import { nothingUnderWay } from '../../ui/deferred.tsx'

/** So long, in milliseconds, a busy window may keep the examination of the file waiting. */
const AT_MOST = 1000

/**
 * Tells the main process, once, that what is listed is on screen: what it does then keeps it from
 * sending files and answers for a while.
 */
export function useTellListed(): void {
  const isListed = useProducts(({ rows }) => rows !== null)
  useEffect(() => {
    if (isListed) void tellWhenDrawn()
  }, [isListed])
}

let isTold = false

async function tellWhenDrawn(): Promise<void> {
  if (isTold) return
  isTold = true
  await frame()
  await nothingUnderWay()
  await frame()
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: AT_MOST }))
  await call('app.listed')
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
