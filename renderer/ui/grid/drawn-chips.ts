import styles from '../register.module.css'
import { drawn } from './drawn.ts'

/** Words of a cell, each in a frame. */
export function drawnChips(labels: readonly string[]): HTMLElement {
  const chips = labels.map((label) => drawn('span', { class: styles.chip }, label))
  return drawn('span', { class: styles.chips }, ...chips)
}
