/** What of an element's look is kept in a copied picture. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
]

const SCALE = 2
const PADDING = 16
const HEADING = 44
const FONT = 'system-ui, "Segoe UI", Roboto, sans-serif'

/** Says what a picture is about, where it is seen without the screen that it was on. */
export interface Heading {
  title: string
  about: string
}

/** Puts a drawing on the clipboard as an image, in the light colours, below its heading. */
export async function copyImage(svg: SVGSVGElement, heading: Heading): Promise<void> {
  const blob = await imageOf(svg, heading)
  await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })])
}

async function imageOf(svg: SVGSVGElement, { title, about }: Heading): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil((width + 2 * PADDING) * SCALE)
  canvas.height = Math.ceil((height + HEADING + 2 * PADDING) * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This computer has no canvas to draw on.')
  const drawing = await drawingOf(svg, width, height)
  context.scale(SCALE, SCALE)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1c2126'
  context.font = `600 14px ${FONT}`
  context.fillText(title, PADDING, PADDING + 14, width)
  context.fillStyle = '#5a646e'
  context.font = `12px ${FONT}`
  context.fillText(about, PADDING, PADDING + 32, width)
  context.drawImage(drawing, PADDING, PADDING + HEADING, width, height)
  return new Promise((resolve, reject) => {
    const made = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Error('The picture could not be made.'))
    canvas.toBlob(made, 'image/png')
  })
}

/** The drawing as an image by itself: what style sheets say of it is written into it. */
async function drawingOf(svg: SVGSVGElement, width: number, height: number) {
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', `${width}`)
  copy.setAttribute('height', `${height}`)
  keepLook(svg, copy)
  const text = new XMLSerializer().serializeToString(copy)
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

function keepLook(svg: SVGSVGElement, copy: SVGSVGElement): void {
  const scheme = svg.style.colorScheme
  svg.style.colorScheme = 'light'
  const drawn = [svg, ...svg.querySelectorAll('*')]
  const copied = [copy, ...copy.querySelectorAll('*')]
  drawn.forEach((element, at) => {
    const style = getComputedStyle(element)
    const target = copied[at]
    if (!target) return
    for (const name of LOOK) target.setAttribute(name, style.getPropertyValue(name))
    target.removeAttribute('class')
    target.removeAttribute('style')
  })
  svg.style.colorScheme = scheme
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove()
}
