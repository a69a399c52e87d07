import { resolve } from 'node:path'

/** The workspace that a command line names, as a full path; null: none. */
export function workspaceArgument(argv: readonly string[], folder: string): string | null {
  const named = argv
    .slice(1)
    .find((argument) => !argument.startsWith('-') && /\.minimis$/i.test(argument))
  return named === undefined ? null : resolve(folder, named)
}
