import { realpathSync, statfsSync } from 'node:fs'
import { dirname, posix, win32 } from 'node:path'

/**
 * File systems that are on the network or belong to another system, by their number on Linux: NFS,
 * SMB, CIFS, SMB2, FUSE, 9P, AFS, VirtualBox, Ceph, Lustre, OCFS2, GFS2, Coda, NCP, Parallels.
 */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f, 0x786f4256,
  0x00c36400, 0x0bd00bd0, 0x7461636f, 0x01161970, 0x73757245, 0x564c, 0x7c7c6673,
])

/** Folders that a sync client watches and copies file by file. */
const SYNCED =
  /^(OneDrive.*|Dropbox.*|Google ?Drive.*|CloudStorage|Mobile Documents|Nextcloud|ownCloud|Box|Box Sync|iCloud ?Drive|pCloud ?Drive|Syncthing|Sync|MEGA|Proton ?Drive|Tresorit|Seafile|.*SharePoint.*)$/i

/** How Google Drive names its folders, in the languages of its users. */
const DRIVES =
  /^(My Drive|Shared drives|Meine Ablage|Geteilte Ablagen|Mon Drive|Drive partagés|Mi unidad|Unidades compartidas|Il mio Drive|Drive condivisi|Meu Drive|Drives compartilhados|Mijn Drive|Mój dysk|マイドライブ|我的云端硬盘|我的雲端硬碟)$/i

/** How OneDrive names the library of a SharePoint site: the site, a dash and the library. */
const LIBRARY =
  /^.+ - (Documents|Shared Documents|General|Dokumente|Freigegebene Dokumente|Allgemein|Documents partag[ée]s|Documentos|Documenti|Documenten|ドキュメント|文档|文件)( - .+)?$/i

/** Where other disks and network places are shown. */
const VOLUMES = /^\/(Volumes|media|net|run\/media|run\/user\/[^/]+\/(gvfs|doc))\/./

/**
 * Whether a path lies on a network share, on another volume or in a folder of a sync client, where
 * SQLite's shared memory, or a second file beside the first, is not safe. In doubt it does.
 */
export function isSharedFolder(path: string): boolean {
  const { platform } = process
  if (isSharedPath(path, platform) || isSharedPath(realFolder(path), platform)) return true
  try {
    return platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(dirname(path)).type)
  } catch {
    return false
  }
}

/** What the names in a path say of it. */
export function isSharedPath(path: string, platform: NodeJS.Platform): boolean {
  const isWindows = platform === 'win32'
  const whole = isWindows ? win32.resolve(path) : posix.resolve(path)
  if (isWindows && whole.startsWith('\\\\') && !/^\\\\[?.]\\[a-z]:\\/i.test(whole)) return true
  if (!isWindows && VOLUMES.test(whole)) return true
  return whole
    .split(isWindows ? '\\' : '/')
    .slice(0, -1)
    .some((part) => SYNCED.test(part) || DRIVES.test(part) || LIBRARY.test(part))
}

/** The folder of a file without links; of a mapped drive on Windows the share that it stands for. */
function realFolder(path: string): string {
  try {
    const isWindows = process.platform === 'win32'
    const folder = realpathSync.native(dirname(path))
    return (isWindows ? win32 : posix).join(folder, 'file')
  } catch {
    return path
  }
}
