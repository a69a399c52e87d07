/** The nonce of this load of the page, without which the content security policy refuses styles. */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
