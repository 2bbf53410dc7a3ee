/**
 * The page requires trusted types, so a string given to innerHTML throws. Mantine fills its style elements that way:
 * CSS holds no `<`, so text without one is let through, and it can't become an element.
 */
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

export function allowStyleTextOnly(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
  factory?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
}

/** The nonce of this page load for style elements, '' where the page came without one. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Libraries that make style elements through `get-nonce` (scroll locking) look for this global. */
export function shareNonce(nonce: string): void {
  if (nonce !== '') Object.assign(globalThis, { __webpack_nonce__: nonce });
}
