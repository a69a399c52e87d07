import { expect, test } from 'vitest'
import { isSharedPath } from '../../db/shared-folder.ts'

test.each<[NodeJS.Platform, string, boolean]>([
  ['win32', 'C:\\Users\\anna\\Documents\\w.minimis', false],
  ['win32', '\\\\?\\C:\\Users\\anna\\w.minimis', false],
  ['win32', '\\\\server\\share\\w.minimis', true],
  ['win32', '//server/share/w.minimis', true],
  ['win32', '\\\\?\\UNC\\server\\share\\w.minimis', true],
  ['win32', 'C:\\Users\\anna\\OneDrive - Meridian AG\\w.minimis', true],
  ['win32', 'C:\\Users\\anna\\Meridian AG\\Export control - Documents\\w.minimis', true],
  ['win32', 'C:\\Users\\anna\\Meridian AG\\Ausfuhr - Dokumente\\Q3\\w.minimis', true],
  ['win32', 'G:\\My Drive\\w.minimis', true],
  ['win32', 'G:\\Meine Ablage\\w.minimis', true],
  ['darwin', '/Users/anna/Documents/w.minimis', false],
  ['darwin', '/Users/anna/Library/CloudStorage/OneDrive-SharedLibraries-X/w.minimis', true],
  ['darwin', '/Volumes/Team/w.minimis', true],
  ['linux', '/home/anna/w.minimis', false],
  ['linux', '/home/anna/Boxes/w.minimis', false],
  ['linux', '/home/anna/My Drive', false],
  ['linux', '/home/anna/My Drive/w.minimis', true],
  ['linux', '/media/anna/STICK/w.minimis', true],
  ['linux', '/run/user/1000/gvfs/smb-share:server=x/w.minimis', true],
])('on %s, %s is shared: %s', (platform, path, expected) => {
  expect(isSharedPath(path, platform)).toBe(expected)
})
