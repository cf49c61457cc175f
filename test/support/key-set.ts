import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose'

/** A key that signs, with its public half as a key set publishes it. */
export interface SigningKey {
  alg: string
  kid: string
  jwk: JWK
  sign(claims: JWTPayload, header?: object): Promise<string>
}

export const makeKey = async (alg: string, kid: string, jwk: JWK = {}): Promise<SigningKey> => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return {
    alg,
    kid,
    jwk: { ...(await exportJWK(publicKey)), kid, ...jwk },
    sign: ({ exp = Math.floor(Date.now() / 1000) + 3600, ...claims }, header = {}) =>
      new SignJWT({ ...claims, exp })
        .setProtectedHeader({ alg, kid, ...header })
        .setIssuedAt()
        .sign(privateKey),
  }
}

/** Where somebody's sign-in publishes its keys, over HTTP; `answer` makes it say something else. */
export interface KeySetServer extends AsyncDisposable {
  readonly url: string
  /** How often it was asked. */
  readonly asked: number
  keys: JWK[]
  answer: { status?: number; body?: string; headers?: Record<string, string>; hangs?: boolean } | null
}

export const startKeySet = async (keys: JWK[]): Promise<KeySetServer> => {
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    const { status = 200, body, headers = {}, hangs = false } = own.answer ?? {}
    if (hangs) return
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body ?? JSON.stringify({ keys: own.keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own: KeySetServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    get asked() {
      return asked
    },
    keys,
    answer: null,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return own
}
