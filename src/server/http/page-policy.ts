/**
 * What a browser lets the page do (Content Security Policy, level 3): it brings all of itself from here, runs no script that stands in
 * its text, and talks to this server alone, whatever somebody writes in a message. `files`: the origin of files' addresses.
 */
export const pagePolicy = (host: string | undefined, files: string): string => {
  // Not every browser takes a WebSocket to the page's own host for 'self'.
  const sockets = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host ?? '') ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Mantine writes its variables into the page.
    "style-src 'self' 'unsafe-inline'",
    // People's pictures may be of their shop's; that is shown to no host but theirs, as nothing is told of where it is shown.
    `img-src 'self' blob: data: https: ${files}`,
    `connect-src 'self'${sockets} ${files}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Beside the policy: nothing of the page is for other pages, and it uses nothing of the device. */
export const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()',
}
