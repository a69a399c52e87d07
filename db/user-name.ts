import { userInfo } from 'node:os'

/** The name of the system's user; where the system knows none, what the environment says. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER || process.env.USERNAME || 'unknown user'
  }
}
