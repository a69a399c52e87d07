import { expect, test } from 'vitest'
import { refusedSwitch } from '../../electron/shell/refused-switches.ts'

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'disable-web-security',
  'gpu-launcher',
  'log-net-log',
])('the packaged app does not start with --%s', (name) => {
  expect(refusedSwitch((asked) => asked === name)).toBe(name)
})

test('it starts with a file, and with switches that only draw otherwise', () => {
  const given = ['force-device-scale-factor', 'disable-gpu', 'lang']
  expect(refusedSwitch((asked) => given.includes(asked))).toBeNull()
})
