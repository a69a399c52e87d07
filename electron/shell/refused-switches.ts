/**
 * Switches by which another program could look into the window or runs in its place, that take its
 * guards away, or that write to a file of any name.
 */
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
  'gpu-launcher',
  'browser-subprocess-path',
  'log-net-log',
  'ssl-key-log-file',
  'trace-startup-file',
] as const

/** The first switch of the command line with which the packaged app does not start; null: none. */
export function refusedSwitch(has: (name: string) => boolean): string | null {
  return REFUSED.find((name) => has(name)) ?? null
}
