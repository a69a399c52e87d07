import { type RefObject, useEffect } from 'react'
import { stopMatrix } from '../../stores/matrix.ts'
import { toggleComparison, togglePicture } from '../../stores/matrix-view.ts'
import { useScreen } from '../../stores/screen.ts'

interface Filters {
  destinations: RefObject<HTMLInputElement | null>
  products: RefObject<HTMLInputElement | null>
  /** Something lies over the screen and has the keys. */
  isCovered: boolean
}

/** The keys that work anywhere on the matrix screen but in an input. */
export function useMatrixKeys({ destinations, products, isCovered }: Filters): void {
  useEffect(() => {
    const does: Record<string, () => void> = {
      f: () => goInto(destinations),
      '/': () => goInto(products),
      d: toggleComparison,
      m: togglePicture,
      escape: stopMatrix,
    }
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere = isCovered || useScreen.getState().panel !== null
      if (event.defaultPrevented || isElsewhere || isInput(event.target)) return
      const key = event.key.toLowerCase()
      const control = event.ctrlKey || event.metaKey
      if (event.altKey || (control && key !== 'f')) return
      const action = does[key]
      if (!action) return
      event.preventDefault()
      action()
    }
    const stopMenu = window.minimis.on('menu.command', ({ command }) => {
      if (command === 'find') goInto(destinations)
    })
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [destinations, products, isCovered])
}

/** Puts the keyboard into a filter; what is typed takes the place of what stands there. */
function goInto(filter: RefObject<HTMLInputElement | null>): void {
  filter.current?.focus()
  filter.current?.select()
}

function isInput(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)
}
