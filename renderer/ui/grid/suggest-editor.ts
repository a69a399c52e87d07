import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import suggestion from '../choosing/suggestion.module.css'
import type { Suggestion } from '../choosing/suggestion.ts'
import styles from './data-grid.module.css'
import { drawn } from './drawn.ts'

interface SuggestEditorParams extends ICellEditorParams {
  /** What is offered for a text, the best first. */
  suggest: (text: string) => Suggestion[]
  /** What a value means can be typed in its place, such as a country's name for its code. */
  byHint?: boolean
}

const MOST_OFFERED = 8
/** The room that a list of so many takes, in pixels. */
const LIST_HEIGHT = 220
let lists = 0

/**
 * A cell editor that offers values while one types: arrows choose, Enter and Tab take the chosen one
 * or, where none is, what was typed.
 */
export class SuggestEditor implements ICellEditorComp {
  private readonly input = document.createElement('input')
  private readonly list = document.createElement('div')
  private params!: SuggestEditorParams
  private offered: Suggestion[] = []
  private chosen = -1
  private value: unknown

  init(params: SuggestEditorParams): void {
    this.params = params
    this.value = params.value
    const { input, list } = this
    const label = params.colDef.headerName ?? ''
    list.id = `suggestions-${lists++}`
    list.className = `${styles.options} ag-custom-component-popup`
    list.role = 'listbox'
    list.ariaLabel = label
    input.className = styles.editor as string
    input.role = 'combobox'
    input.ariaLabel = label
    input.setAttribute('aria-controls', list.id)
    input.addEventListener('input', () => this.type(input.value))
    input.addEventListener('keydown', (event) => this.onKeyDown(event))
    input.value = String(params.value ?? '')
    if (params.eventKey?.length === 1) {
      input.value = params.eventKey
      this.type(input.value)
    } else this.offer(input.value === '' ? this.found('') : [])
  }

  getGui(): HTMLElement {
    return this.input
  }

  afterGuiAttached(): void {
    this.draw()
    this.input.focus()
    if (this.params.eventKey?.length !== 1) this.input.select()
  }

  getValue(): unknown {
    return this.value
  }

  destroy(): void {
    this.list.remove()
  }

  private found(text: string): Suggestion[] {
    return this.params.suggest(text).slice(0, MOST_OFFERED)
  }

  private type(text: string): void {
    const offered = this.found(text)
    const best = offered[0]
    const isMeant = begins(best?.value, text) || (this.params.byHint && begins(best?.hint, text))
    this.value = isMeant && best ? best.value : text
    this.offer(offered, isMeant ? 0 : -1)
  }

  private onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || this.offered.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    const chosen = Math.max(-1, Math.min(this.offered.length - 1, this.chosen + step))
    this.value = this.offered[chosen]?.value ?? this.input.value
    this.offer(this.offered, chosen)
  }

  private offer(offered: Suggestion[], chosen = -1): void {
    this.offered = offered
    this.chosen = chosen
    if (this.input.isConnected) this.draw()
  }

  private draw(): void {
    const { input, list, offered, chosen } = this
    input.ariaExpanded = `${offered.length > 0}`
    if (chosen < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${chosen}`)
    if (offered.length === 0) {
      list.remove()
      return
    }
    list.replaceChildren(...offered.map((each, at) => this.option(each, at)))
    if (list.isConnected) return
    const box = this.params.eGridCell.getBoundingClientRect()
    list.style.left = `${box.left}px`
    if (box.bottom + LIST_HEIGHT < innerHeight) list.style.top = `${box.bottom + 2}px`
    else list.style.bottom = `${innerHeight - box.top + 2}px`
    document.body.append(list)
  }

  private option({ value, hint }: Suggestion, at: number): HTMLElement {
    const attributes = {
      id: `${this.list.id}-${at}`,
      class: `${styles.option} ${suggestion.option}`,
      role: 'option',
      'aria-selected': `${at === this.chosen}`,
    }
    const option = drawn(
      'div',
      attributes,
      drawn('span', { class: suggestion.value }, value),
      hint ? drawn('span', { class: suggestion.hint }, hint) : null,
    )
    option.addEventListener('mousedown', (event) => {
      event.preventDefault()
      this.value = value
      this.params.stopEditing()
    })
    return option
  }
}

function begins(text: string | undefined, typed: string): boolean {
  return typed !== '' && text !== undefined && text.toLowerCase().startsWith(typed.toLowerCase())
}
