import { drawn } from '../grid/drawn.ts'
import styles from './option-list.module.css'
import type { Picking } from './picking.ts'
import suggestion from './suggestion.module.css'

/** The room that a list of so many takes, in pixels. */
const LIST_HEIGHT = 220
let lists = 0

/**
 * The list of what is offered below an input, or above it where there is no room. It stands over
 * everything and is no part of what the input lies in; a click chooses, and the keyboard stays in the
 * input.
 */
export class OptionList {
  readonly id = `suggestions-${lists++}`
  private readonly list = document.createElement('div')
  private readonly input: HTMLInputElement
  private readonly choose: (value: string) => void

  constructor(input: HTMLInputElement, label: string, choose: (value: string) => void) {
    this.input = input
    this.choose = choose
    this.list.id = this.id
    this.list.className = `${styles.options} ag-custom-component-popup`
    this.list.role = 'listbox'
    this.list.ariaLabel = label
    input.role = 'combobox'
    input.ariaExpanded = 'false'
    input.autocomplete = 'off'
    input.setAttribute('aria-autocomplete', 'list')
  }

  /** Shows what is offered; where that is nothing, no list is there. */
  draw({ offered, marked }: Picking, below: Element = this.input): void {
    const { input, list } = this
    input.ariaExpanded = `${offered.length > 0}`
    if (marked < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${marked}`)
    if (offered.length === 0) {
      this.remove()
      return
    }
    input.setAttribute('aria-controls', list.id)
    list.replaceChildren(
      ...offered.map(({ value, hint }, at) => {
        const attributes = {
          id: `${list.id}-${at}`,
          class: `${styles.option} ${suggestion.option}`,
          role: 'option',
          'aria-selected': `${at === marked}`,
        }
        const option = drawn(
          'div',
          attributes,
          drawn('span', { class: suggestion.value }, value),
          hint ? drawn('span', { class: suggestion.hint }, hint) : null,
        )
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          event.stopPropagation()
          this.choose(value)
        })
        return option
      }),
    )
    if (!list.isConnected) document.body.append(list)
    const box = below.getBoundingClientRect()
    const isBelow = box.bottom + LIST_HEIGHT < innerHeight || box.top < LIST_HEIGHT
    list.style.left = `${Math.max(4, Math.min(box.left, innerWidth - list.offsetWidth - 4))}px`
    list.style.top = isBelow ? `${box.bottom + 2}px` : ''
    list.style.bottom = isBelow ? '' : `${innerHeight - box.top + 2}px`
  }

  remove(): void {
    this.list.remove()
    this.input.removeAttribute('aria-controls')
    this.input.ariaExpanded = 'false'
  }
}
