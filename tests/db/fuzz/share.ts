import { flippedFiles, type Share } from './files.ts'

/** A process of `npm run test:long`: makes the files of its share, and tells what it counted. */
process.once('message', async (share) => {
  process.send?.(await flippedFiles(share as Share), () => process.disconnect())
})
