/** Switches by which another program could look into the window, or that take its guards away. */
const REFUSED = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'disable-web-security',
  'disable-site-isolation-trials',
  'load-extension',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
] as const

/** The first switch of the command line with which the packaged app does not start; null: none. */
export function refusedSwitch(has: (name: string) => boolean): string | null {
  return REFUSED.find((name) => has(name)) ?? null
}
