/** The one origin that the window is served from. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'minimis'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Whether an address lies in the app's own origin. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}
