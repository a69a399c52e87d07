import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchApp } from './launch.ts'
import { type Listeners, listen } from './listeners.ts'

let app: ElectronApplication
let page: Page
let listeners: Listeners

beforeAll(async () => {
  listeners = await listen()
  const running = await launchApp()
  app = running.app
  page = running.page
})

afterAll(async () => {
  await app?.close()
  listeners?.close()
})

describe('the window reaches no network', () => {
  const requests: Record<string, string> = {
    http: 'http://127.0.0.1:PORT/fetch',
    https: 'https://127.0.0.1:PORT/fetch',
    'a public host': 'https://example.com/',
    file: 'file:///etc/passwd',
    'another host of app:': 'app://other/index.html',
    'its own origin, where only the page loads': 'app://minimis/index.html',
  }
  test.each(Object.entries(requests))('fetch of %s', async (_name, address) => {
    expect(await outcomeOfFetch(address)).toMatch(/^refused/)
  })

  test('XMLHttpRequest, EventSource, WebSocket and beacon', async () => {
    const outcomes = await page.evaluate(async (port) => {
      const event = (target: EventTarget) =>
        new Promise<string>((resolve) => {
          for (const name of ['load', 'open', 'message', 'error'])
            target.addEventListener(name, () => resolve(name))
        })
      const request = new XMLHttpRequest()
      request.open('GET', `http://127.0.0.1:${port}/xhr`)
      const requested = event(request)
      request.send()
      navigator.sendBeacon(`http://127.0.0.1:${port}/beacon`, 'x')
      return [
        await requested,
        await event(new EventSource(`http://127.0.0.1:${port}/events`)),
        await event(new WebSocket(`ws://127.0.0.1:${port}/socket`)),
      ]
    }, listeners.tcpPort)
    expect(outcomes).toEqual(['error', 'error', 'error'])
  })

  test('images, styles, scripts, frames, embedded objects and forms', async () => {
    const loaded = await page.evaluate(async (port) => {
      const base = `http://127.0.0.1:${port}`
      const elements = [
        Object.assign(new Image(), { src: `${base}/image` }),
        Object.assign(document.createElement('script'), { src: `${base}/script` }),
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${base}/style` }),
        Object.assign(document.createElement('iframe'), { src: `${base}/frame` }),
        Object.assign(document.createElement('object'), { data: `${base}/object` }),
        Object.assign(document.createElement('video'), { src: `${base}/video` }),
      ]
      const form = Object.assign(document.createElement('form'), { action: `${base}/form` })
      document.body.append(...elements, form)
      form.submit()
      await new Promise((resolve) => setTimeout(resolve, 500))
      for (const element of [...elements, form]) element.remove()
      return location.href
    }, listeners.tcpPort)
    expect(loaded).toBe('app://minimis/index.html')
  })

  test('peer connections to STUN and TURN servers', async () => {
    const candidates = await page.evaluate(
      async ({ tcpPort, udpPort }) => {
        const connection = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udpPort}` },
            { urls: `turn:127.0.0.1:${udpPort}?transport=udp`, username: 'a', credential: 'b' },
            { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, username: 'a', credential: 'b' },
          ],
        })
        const found: string[] = []
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate?.candidate) found.push(candidate.candidate)
        })
        connection.createDataChannel('data')
        await connection.setLocalDescription(await connection.createOffer())
        await new Promise((resolve) => setTimeout(resolve, 1500))
        connection.close()
        return found
      },
      { tcpPort: listeners.tcpPort, udpPort: listeners.udpPort },
    )
    expect(candidates.filter((candidate) => /typ (srflx|relay)/.test(candidate))).toEqual([])
  })

  test('the session refuses what no policy of a page stands before', async () => {
    const outcomes = await app.evaluate(async ({ session, net }, port) => {
      const url = `http://127.0.0.1:${port}/session`
      const tries = [
        session.defaultSession.fetch(url),
        net.fetch(url),
        net.fetch('http://localhost/'),
      ]
      const settled = await Promise.allSettled(tries)
      return settled.map((outcome) =>
        outcome.status === 'rejected' ? String(outcome.reason) : 'answered',
      )
    }, listeners.tcpPort)
    for (const outcome of outcomes) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  test('no name is resolved, and every proxy leads nowhere', async () => {
    const proxy = await app.evaluate(({ session }) =>
      session.defaultSession.resolveProxy('http://127.0.0.1/'),
    )
    expect(proxy).toBe('SOCKS5 127.0.0.1:9')
    const resolved = await app.evaluate(({ session }) =>
      session.defaultSession.resolveHost('localhost').then(
        () => 'resolved',
        (error: unknown) => String(error),
      ),
    )
    expect(resolved).toContain('ERR_NAME_NOT_RESOLVED')
  })

  test('nothing arrived anywhere', () => {
    expect(listeners.reached()).toEqual([])
  })
})

describe('app:// serves the window and nothing else', () => {
  const hidden = [
    'app://minimis/../../package.json',
    'app://minimis/%2e%2e/%2e%2e/package.json',
    'app://minimis/..%2f..%2fpackage.json',
    'app://minimis/..%5c..%5cpackage.json',
    'app://minimis/assets/..%2f..%2fmain%2fmain.cjs',
    'app://minimis/%2fetc%2fpasswd',
    'app://minimis/%00index.html',
    'app://minimis/%',
    'app://other/index.html',
  ]
  test.each(hidden)('%s is not found', async (address) => {
    const status = await app.evaluate(
      ({ net }, url) =>
        net.fetch(url).then(
          (response) => response.status,
          () => 0,
        ),
      address,
    )
    expect([0, 404]).toContain(status)
  })

  test('the page has its policy and a nonce of its own at each load', async () => {
    const load = async () => {
      const response = await page.reload()
      const meta = page.locator('meta[name="style-nonce"]')
      return {
        policy: await response?.headerValue('content-security-policy'),
        nonce: await meta.getAttribute('content'),
      }
    }
    const [first, second] = [await load(), await load()]
    expect(first.policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/)
    expect(first.policy).not.toContain('unsafe')
    expect(first.nonce).toMatch(/^[\w+/]{22}==$/)
    expect(first.policy).toContain(`'nonce-${first.nonce}'`)
    expect(second.policy).not.toBe(first.policy)
  })
})

describe('the page runs its own code only', () => {
  test('there is no Node', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual([])
  })

  test('the bridge has two functions and cannot be replaced', async () => {
    const bridge = await page.evaluate(() => {
      const { minimis } = window
      try {
        Object.assign(minimis, { call: () => 'replaced' })
      } catch {}
      return { names: Object.keys(minimis), replaced: String(minimis.call).includes('replaced') }
    })
    expect(bridge).toEqual({ names: ['call', 'on'], replaced: false })
  })

  test('eval, inline scripts, inline handlers and data: scripts are refused', async () => {
    const ran = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const notes: string[] = []
          Object.assign(window, { note: (name: string) => notes.push(name) })
          setTimeout(() => {
            for (const code of ['eval("note(\'eval\')")', 'note("function")']) {
              try {
                if (code.startsWith('eval')) Reflect.get(window, 'eval')(code)
                else new Function(code)()
              } catch {}
            }
            const script = document.createElement('script')
            script.textContent = 'note("inline")'
            const data = document.createElement('script')
            data.src = 'data:text/javascript,note("data")'
            const holder = document.createElement('div')
            holder.innerHTML =
              '<img src="x" onerror="note(\'handler\')"><a href="javascript:note(1)">a</a>'
            document.body.append(script, data, holder)
            holder.querySelector('a')?.click()
            setTimeout(() => {
              for (const element of [script, data, holder]) element.remove()
              resolve(notes)
            }, 500)
          }, 0)
        }),
    )
    expect(ran).toEqual([])
  })

  test('an inline style without the nonce is refused', async () => {
    const color = await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { outline-color: rgb(1, 2, 3) }'
      document.head.append(style)
      const found = getComputedStyle(document.body).outlineColor
      style.remove()
      return found
    })
    expect(color).not.toBe('rgb(1, 2, 3)')
  })
})

describe('the window stays what it is', () => {
  test('window.open, links, navigation and webviews are refused', async () => {
    const opened = await page.evaluate(async () => {
      const popup = window.open('app://minimis/index.html')
      const blank = window.open('about:blank')
      const link = document.createElement('a')
      link.href = 'https://example.com/'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.removeAttribute('target')
      link.click()
      link.remove()
      location.href = 'file:///etc/passwd'
      const webview = document.createElement('webview')
      webview.setAttribute('src', 'app://minimis/index.html')
      document.body.append(webview)
      await new Promise((resolve) => setTimeout(resolve, 500))
      webview.remove()
      return { popup, blank, guest: 'getWebContentsId' in webview }
    })
    expect(opened).toEqual({ popup: null, blank: null, guest: false })
    expect(page.url()).toBe('app://minimis/index.html')
    const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
    expect(contents).toBe(1)
  })

  test('every permission is refused', async () => {
    const answers = await page.evaluate(async () => {
      const position = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        )
      })
      const refused = (promise: Promise<unknown>) =>
        promise.then(
          () => 'granted',
          () => 'denied',
        )
      return {
        position,
        notifications: await Notification.requestPermission(),
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await refused(navigator.mediaDevices.getDisplayMedia()),
        clipboard: await refused(navigator.clipboard.readText()),
      }
    })
    expect(new Set(Object.values(answers))).toEqual(new Set(['denied']))
  })

  test('it is isolated and in the sandbox', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
    })
  })
})

function outcomeOfFetch(address: string): Promise<string> {
  return page.evaluate(
    (url) =>
      fetch(url).then(
        (response) => `answered ${response.status}`,
        (error: unknown) => `refused ${error}`,
      ),
    address.replace('PORT', String(listeners.tcpPort)),
  )
}
