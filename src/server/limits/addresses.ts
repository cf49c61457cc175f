import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP, SocketAddress, type BlockList } from 'node:net'
import { isIn, listOf } from '../../kernel/networks.ts'

/** Where requests come from. */
export interface Addresses {
  /** What limits of an address are kept under: of IPv6 its network. null: it isn't known, as it came by a proxy that isn't named. */
  of(request: Pick<IncomingMessage, 'headers' | 'socket'>): string | null
}

/** Of a chain of proxies so many are believed. */
const mostProxies = 10

export interface AddressesNeeds {
  /** Addresses and networks (`10.0.0.0/8`) of the proxies in front. */
  trusted: readonly string[]
  /** Told once, where a proxy in front isn't among them. */
  onUnnamed?(): void
}

/**
 * `X-Forwarded-For` is anybody's to write, so it is read from its right end, where the proxies that are trusted have written. Whoever isn't one of them
 * is who asks. A proxy on this machine or in its network that nobody has named hides who asks: then no limit is an address's, else it would be everyone's.
 */
export const createAddresses = ({ trusted, onUnnamed = () => {} }: AddressesNeeds): Addresses => {
  const proxies = listOf(trusted)
  let told = false
  const hidden = (): null => {
    if (!told) onUnnamed()
    told = true
    return null
  }
  return {
    of: ({ headers, socket }) => {
      const peer = plain(socket.remoteAddress ?? '')
      if (!isForwarded(headers)) return keyOf(peer)
      if (trusted.length > 0 && isIn(proxies, peer)) return keyOf(behind(headers, peer, proxies))
      return isIn(near, peer) ? hidden() : keyOf(peer)
    },
  }
}

/** This machine, and networks that the internet has no way to. */
const near = listOf([
  '127.0.0.0/8',
  '::1',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
])

const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined || headers['x-real-ip'] !== undefined

/** The last that no proxy of ours is; what is no address ends the chain at who has written it. */
const behind = (headers: IncomingHttpHeaders, peer: string, proxies: BlockList): string => {
  const chain = String(headers['x-forwarded-for'] ?? '').split(',')
  let from = peer
  for (let i = 0; i < Math.min(chain.length, mostProxies); i++) {
    const address = plain(withoutPort(chain.at(-1 - i)!.trim()))
    if (isIP(address) === 0) break
    from = address
    if (!isIn(proxies, address)) break
  }
  return from
}

/** Some proxies write it. */
const withoutPort = (address: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address

/** One way of writing each address: an IPv4 one as such, in whichever way it is given as an IPv6 one. */
const plain = (address: string): string => {
  if (isIP(address) !== 6) return address
  const { address: written } = new SocketAddress({ address, family: 'ipv6' })
  const inner = written.replace(/^::ffff:/, '')
  return isIP(inner) === 4 ? inner : written
}

/** One household or one server has a whole network of IPv6 addresses: the first 64 bits of one that is plain. */
const keyOf = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0)
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':')
}

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
