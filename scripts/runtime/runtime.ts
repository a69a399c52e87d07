/** An Electron to run the app with. */
export interface Runtime {
  kind: 'override' | 'official' | 'older'
  /** The folder that electron-builder calls electronDist. */
  folder: string
  executable: string
  version: string
}

/** The executable's path inside a distribution of Electron. */
export function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
