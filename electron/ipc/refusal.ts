/** A call that was understood and is not done; code, message and details go to the window as they are. */
export class Refusal extends Error {
  readonly code: string
  readonly details: readonly string[]

  constructor(code: string, message: string, details: readonly string[] = []) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
