import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import { cleanCell } from '../../../shared/tabular/clean.ts'
import { sayLeftOut } from '../../stores/done.ts'
import { OptionList } from '../choosing/option-list.ts'
import { closed, type Offer, offering, type Picking, stepped, taken } from '../choosing/picking.ts'
import styles from './data-grid.module.css'

type SuggestEditorParams = ICellEditorParams & Offer

/** What the next editor starts with, instead of what its cell says. */
let putBack: string | null = null

/**
 * A cell editor that offers values while one types. The cell says what is typed; an arrow or a click
 * puts what is offered in its place, and Enter alone completes what can mean one value only.
 */
export class SuggestEditor implements ICellEditorComp {
  private readonly input = document.createElement('input')
  private params!: SuggestEditorParams
  private list!: OptionList
  private picking: Picking = closed('')
  private isChanged = false

  init(params: SuggestEditorParams): void {
    this.params = params
    const { input } = this
    const label = params.colDef.headerName ?? ''
    this.list = new OptionList(input, label, (value) => {
      this.show(closed(value))
      params.stopEditing()
    })
    input.className = styles.editor as string
    input.ariaLabel = label
    input.addEventListener('input', () => this.show(offering(input.value, params)))
    input.addEventListener('keydown', (event) => this.onKeyDown(event))
    const isTyped = params.eventKey?.length === 1 || putBack !== null
    input.value = putBack ?? (isTyped ? (params.eventKey as string) : String(params.value ?? ''))
    putBack = null
    this.picking =
      isTyped || input.value === '' ? offering(input.value, params) : closed(input.value)
    this.isChanged = isTyped
  }

  getGui(): HTMLElement {
    return this.input
  }

  afterGuiAttached(): void {
    this.draw()
    this.input.focus()
    if (!this.isChanged) this.input.select()
  }

  getValue(): unknown {
    return this.isChanged ? cleanCell(this.picking.text) : this.params.value
  }

  destroy(): void {
    this.list.remove()
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.show(closed(taken(this.picking)))
    if (event.key === 'Escape' && !event.isComposing) this.giveUp()
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || this.picking.offered.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    this.show(stepped(this.picking, step))
  }

  /** Escape leaves the cell as it was; what was typed can be put back. */
  private giveUp(): void {
    const { api, node, column, value } = this.params
    const { text } = this.picking
    if (!this.isChanged || text.trim() === '' || text === String(value ?? '')) return
    sayLeftOut(text, () => {
      if (api.isDestroyed() || node.rowIndex === null) return
      api.ensureIndexVisible(node.rowIndex)
      putBack = text
      api.setFocusedCell(node.rowIndex, column)
      api.startEditingCell({ rowIndex: node.rowIndex, colKey: column })
      putBack = null
    })
  }

  private show(picking: Picking): void {
    this.isChanged ||= picking.text !== this.picking.text
    this.picking = picking
    if (this.input.value !== picking.text) this.input.value = picking.text
    if (this.input.isConnected) this.draw()
  }

  private draw(): void {
    this.list.draw(this.picking, this.params.eGridCell)
  }
}
