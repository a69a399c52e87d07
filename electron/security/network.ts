import { app, type Session, type WebContents } from 'electron'
import { isAppUrl } from './origin.ts'

/** A proxy that nothing listens on: what gets past every other barrier ends there. */
const NOWHERE = 'socks5://127.0.0.1:9'

/**
 * Checklist item 1, "Only load secure content", taken further: no name is resolved, and Chromium's
 * own background traffic is off. Before the app is ready.
 */
export function closeNetworkStack(): void {
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ^NOTFOUND')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    commandLine.appendSwitch(name)
  }
}

/** Refuses every request that is not for the window's own files, and every download. */
export async function refuseNetwork(session: Session, development: boolean): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isAllowed(url, development) })
  })
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    proxyBypassRules: '<-loopback>',
  })
}

/** Peer connections do not pass through the session's requests. */
export function refusePeerConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function isAllowed(url: string, development: boolean): boolean {
  return (
    isAppUrl(url) ||
    url.startsWith('data:') ||
    url.startsWith('blob:app://') ||
    (development && url.startsWith('devtools:'))
  )
}
