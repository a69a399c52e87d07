const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Record<string, string | undefined>

/** An element of a cell. A grid draws thousands of them as it scrolls, so they are made without React. */
export function drawn<Tag extends 'span' | 'button' | 'div'>(
  tag: Tag,
  attributes: Attributes,
  ...content: (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value)
  for (const each of content) if (each !== null) element.append(each)
  return element
}

/** A button of a cell; the keyboard stays on the cell. */
export function drawnButton(
  attributes: Attributes,
  onClick: () => void,
  content: Node | string,
): HTMLButtonElement {
  const button = drawn('button', { type: 'button', tabindex: '-1', ...attributes }, content)
  button.addEventListener('click', onClick)
  return button
}

/** An icon by its path, as those of `icons.tsx` are. */
export function drawnIcon(path: string, size: number): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg')
  const attributes = { 'aria-hidden': 'true', width: `${size}`, height: `${size}`, ...STROKED }
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, value)
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  icon.append(line)
  return icon
}

const STROKED = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.5',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
}
