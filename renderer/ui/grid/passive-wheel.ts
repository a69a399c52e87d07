/**
 * Makes a grid whose wheel listeners cannot stop the scrolling. The library listens to the wheel to hold
 * it back under its own popups, which these grids do not have; a listener that may hold it back lets
 * every notch wait for the main thread.
 */
export function withPassiveWheel<T>(make: () => T): T {
  const { addEventListener } = HTMLElement.prototype
  HTMLElement.prototype.addEventListener = function add(
    this: HTMLElement,
    ...[type, listener, options]: Parameters<HTMLElement['addEventListener']>
  ) {
    addEventListener.call(this, type, listener, type === 'wheel' ? { passive: true } : options)
  }
  try {
    return make()
  } finally {
    HTMLElement.prototype.addEventListener = addEventListener
  }
}
