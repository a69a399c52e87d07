const canvas = document.createElement('canvas').getContext('2d')

/** As much of a text as fits a width in pixels, with an ellipsis where it does not all fit. */
export function fitText(text: string, width: number, font: string): string {
  if (!canvas) return text
  canvas.font = font
  if (canvas.measureText(text).width <= width) return text
  let fits = 0
  let tooLong = text.length
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (canvas.measureText(`${text.slice(0, middle)}…`).width <= width) fits = middle
    else tooLong = middle
  }
  return fits === 0 ? '' : `${text.slice(0, fits).trimEnd()}…`
}
