import { create } from 'zustand'

/** A cell that the keyboard is to go to once its row is on screen. */
export interface Target {
  key: string
  column?: string
  /** The row is only brought into sight; the keyboard stays where it is. */
  isShownOnly?: boolean
}

interface BomViewStore {
  /** The product whose tree this is. */
  product: string | null
  /** The keys of the lines that are open. */
  opened: ReadonlySet<string>
  target: Target | null
}

const asOpened = { product: null, opened: new Set<string>(), target: null }

/** How the bill of materials on screen is looked at. */
export const useBomView = create<BomViewStore>(() => asOpened)

/** Looks at a product; the tree starts closed, unless it is the one that was looked at last. */
export function lookAt(product: string): void {
  if (useBomView.getState().product !== product) useBomView.setState({ ...asOpened, product })
}

export function setOpen(key: string, isOpen: boolean): void {
  const opened = new Set(useBomView.getState().opened)
  if (isOpen) opened.add(key)
  else opened.delete(key)
  useBomView.setState({ opened })
}

export function openAlso(keys: Iterable<string>): void {
  useBomView.setState({ opened: new Set([...useBomView.getState().opened, ...keys]) })
}

export function closeAll(): void {
  useBomView.setState({ opened: new Set() })
}

export function goToLine(target: Target | null): void {
  useBomView.setState({ target })
}

export function clearBomView(): void {
  useBomView.setState(asOpened)
}
