import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appFile } from '../../electron/security/app-files.ts'
import { contentSecurityPolicy } from '../../electron/security/content-security-policy.ts'
import { isAppUrl } from '../../electron/security/origin.ts'

const folder = join('/', 'opt', 'minimis', 'renderer')

test('the root is the page, and files have their types', () => {
  expect(appFile(folder, 'app://minimis/')).toEqual({
    path: join(folder, 'index.html'),
    type: 'text/html; charset=utf-8',
  })
  expect(appFile(folder, 'app://minimis/assets/index-1.js')?.path).toBe(
    join(folder, 'assets', 'index-1.js'),
  )
})

test.each([
  'app://other/index.html',
  'app://minimis/..%2f..%2fpackage.json',
  'app://minimis/assets/..%2f..%2fmain.js',
  'app://minimis/..%5c..%5cpackage.json',
  'app://minimis/C:%5Cwindows%5Cwin.js',
  'app://minimis/index.html%00.js',
  'app://minimis/%E0%A4%A',
  'app://minimis/secret.node',
  'app://minimis/no-type',
])('%s is no file of the window', (address) => {
  expect(appFile(folder, address)).toBeNull()
})

test('no address leads out of the folder', () => {
  const parts = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', 'a', 'index.js', '%25', '')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (path) => {
      const file = appFile(folder, `app://minimis/${path.join('/')}`)
      expect(file === null || file.path.startsWith(`${folder}/`)).toBe(true)
    }),
  )
})

test('only the one origin is the app', () => {
  expect(isAppUrl('app://minimis/index.html')).toBe(true)
  for (const address of ['app://minimis.example/', 'https://minimis/', 'app:minimis', 'x', ''])
    expect(isAppUrl(address)).toBe(false)
})

test('the policy begins with nothing and has no unsafe source', () => {
  const policy = contentSecurityPolicy('n0nce')
  expect(policy.startsWith("default-src 'none'")).toBe(true)
  expect(policy).toContain("style-src 'self' 'nonce-n0nce'")
  expect(policy).not.toMatch(/unsafe|http|\*/)
})
