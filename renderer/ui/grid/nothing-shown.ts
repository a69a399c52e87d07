import type { INoRowsOverlayComp, INoRowsOverlayParams } from 'ag-grid-community'
import styles from './data-grid.module.css'

interface NothingShownParams extends INoRowsOverlayParams {
  /** The element to fill while no row is shown; null: it is gone. */
  onNothing: (element: HTMLElement | null) => void
}

/** Where a grid without rows says so; what it says is drawn into it from outside. */
export class NothingShown implements INoRowsOverlayComp {
  private readonly element = document.createElement('div')
  private onNothing: NothingShownParams['onNothing'] | null = null

  init({ onNothing }: NothingShownParams): void {
    this.element.className = styles.empty as string
    this.onNothing = onNothing
    onNothing(this.element)
  }

  getGui(): HTMLElement {
    return this.element
  }

  destroy(): void {
    this.onNothing?.(null)
  }
}
