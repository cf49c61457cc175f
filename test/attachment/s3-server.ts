import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'

/** As much of S3 as files need: PUT, GET with a range, and DELETE, by path, for who signs with the key. */
export const startS3Server = async (accessKeyId: string) => {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  /** Methods that are answered 500. */
  const failing = new Set<string>()
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const { method, url = '', headers } = request
      const key = url.split('?')[0]!
      const sent = await buffer(request)
      const isSigned = headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)
      if (!isSigned || !headers['x-amz-date']) return void response.writeHead(403).end()
      if (failing.has(method!)) return void response.writeHead(500).end()
      if (method === 'PUT') {
        if (Number(headers['content-length']) !== sent.length) return void response.writeHead(411).end()
        objects.set(key, { bytes: sent, type: headers['content-type'] ?? '' })
        return void response.writeHead(200, { etag: '"1"' }).end()
      }
      const object = objects.get(key)
      if (method === 'DELETE') {
        objects.delete(key)
        return void response.writeHead(204).end()
      }
      if (!object)
        return void response.writeHead(404, { 'content-type': 'application/xml' }).end('<Code>NoSuchKey</Code>')
      const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
      const part = object.bytes.subarray(Number(from), to === '' ? undefined : Number(to) + 1)
      response.writeHead(headers.range ? 206 : 200, { 'content-type': object.type }).end(part)
    }
    answer().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failing,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
