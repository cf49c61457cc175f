import { expect, test } from 'vitest'
import { readSettings } from '../../src/kernel/settings.ts'
import { defaultRateLimits } from '../../src/kernel/rate-limits.ts'
import { createAddresses } from '../../src/server/limits/addresses.ts'
import { request } from '../support/http.ts'
import { startSharedChat } from '../support/shared-chat.ts'

const slow = (burst: number) => ({ perSecond: 0.01, burst })
const start = (trustedProxies: string[], strangers: number) =>
  startSharedChat({ trustedProxies, rateLimits: { ...defaultRateLimits, strangers: slow(strangers) } })
const from = async (chat: { url: string }, headers: Record<string, string>) =>
  (await request(chat, { query: '{ __typename }' }, { headers })).status

test('OWASP ASVS 5.0 V4.1.3, X-Forwarded-For: behind a proxy that is named, each address is counted by itself', async () => {
  await using chat = await start(['127.0.0.1'], 2)
  const of = (forwarded: string) => from(chat, { 'x-forwarded-for': forwarded })
  expect([await of('203.0.113.1'), await of('203.0.113.1'), await of('203.0.113.1')]).toEqual([200, 200, 429])
  expect(await of('203.0.113.2')).toBe(200)
})

test('OWASP ASVS 5.0 V4.1.3, X-Forwarded-For: what a client writes into it gives nobody another address', async () => {
  await using chat = await start(['127.0.0.0/8'], 2)
  const statuses = []
  for (const forged of ['', '198.51.100.1, ', '198.51.100.2, ', '127.0.0.1, 198.51.100.3, '])
    statuses.push(await from(chat, { 'x-forwarded-for': `${forged}203.0.113.1` }))
  expect(statuses).toEqual([200, 200, 429, 429])
  // Nor do other headers.
  expect(
    await from(chat, { 'x-forwarded-for': '203.0.113.1', 'x-real-ip': '198.51.100.4', forwarded: 'for=198.51.100.5' }),
  ).toBe(429)
})

test('OWASP ASVS 5.0 V4.1.3, X-Forwarded-For: without a proxy in front the connection’s own address counts', async () => {
  await using chat = await start([], 2)
  expect([await from(chat, {}), await from(chat, {}), await from(chat, {})]).toEqual([200, 200, 429])
})

const told: string[] = []
const addresses = (...trusted: string[]) => createAddresses({ trusted, onUnnamed: () => told.push('unnamed') })
const address = (trusted: string[], remoteAddress: string, forwarded?: string) =>
  addresses(...trusted).of({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress } as never,
  })

test('OWASP ASVS 5.0 V4.1.3, X-Forwarded-For: of who isn’t a proxy that was named it says nothing', () => {
  expect(address([], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  expect(address(['10.0.0.0/8'], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  expect(address(['10.0.0.0/8'], '10.1.2.3', '198.51.100.1')).toBe('198.51.100.1')
  expect(address(['10.0.0.0/8'], '::ffff:10.1.2.3', '198.51.100.1')).toBe('198.51.100.1')
  expect(told).toEqual([])
})

test('a proxy nearby that nobody has named hides who asks, which is said once: no limit is everyone’s', () => {
  const ours = addresses('10.0.0.1')
  const of = (remoteAddress: string) =>
    ours.of({ headers: { 'x-forwarded-for': '198.51.100.1' }, socket: { remoteAddress } as never })
  expect(['127.0.0.1', '::1', '10.0.0.2', '172.18.0.1', '192.168.1.1', 'fd00::1'].map(of)).toEqual(
    Array.from({ length: 6 }, () => null),
  )
  expect(told).toEqual(['unnamed'])
})

test('a chain of proxies is read from its right end, up to the first that isn’t ours', () => {
  const trusted = ['10.0.0.0/8', '2001:db8:1::/48']
  expect(address(trusted, '10.0.0.1', '198.51.100.1, 203.0.113.1, 10.0.0.3, 10.0.0.2')).toBe('203.0.113.1')
  expect(address(trusted, '10.0.0.1', '203.0.113.1:4711, 2001:db8:1::7')).toBe('203.0.113.1')
  expect(address(trusted, '10.0.0.1', '[2001:db8:2:3::4]:443')).toBe('2001:db8:2:3')
  // What is no address ends it at the one who has written it.
  expect(address(trusted, '10.0.0.1', '203.0.113.1, unknown, 10.0.0.2')).toBe('10.0.0.2')
  expect(address(trusted, '10.0.0.1', '')).toBe('10.0.0.1')
  expect(address(trusted, '10.0.0.1', Array.from({ length: 1000 }, () => '10.0.0.9').join(','))).toBe('10.0.0.9')
})

test('OWASP denial of service: of IPv6 a whole network is one address, as whoever has one has 2^64', () => {
  expect(address([], '2001:db8:2:3:4:5:6:7')).toBe('2001:db8:2:3')
  expect(address([], '2001:db8:2:3::1')).toBe('2001:db8:2:3')
  expect(address([], '2001:0DB8:0002:0003:ffff::')).toBe('2001:db8:2:3')
  expect(address([], '2001:db8::1')).toBe('2001:db8:0:0')
  expect(address([], '::ffff:203.0.113.1')).toBe('203.0.113.1')
})

test.each(['::ffff:102:304', '::FFFF:0102:0304', '0:0:0:0:0:ffff:1.2.3.4', '::ffff:1.2.3.4', '[0::ffff:102:304]:443'])(
  'OWASP ASVS 5.0 V4.1.3, X-Forwarded-For: an IPv4 address is that one, however it is written (%s)',
  (written) => {
    expect(address(['10.0.0.0/8'], '10.0.0.1', written)).toBe('1.2.3.4')
    expect(address(['10.0.0.0/8', '1.2.3.4'], '10.0.0.1', `203.0.113.1, ${written}`)).toBe('203.0.113.1')
    expect(address(['1.2.3.4'], withoutBrackets(written), '203.0.113.1')).toBe('203.0.113.1')
  },
)
const withoutBrackets = (written: string) => written.replace(/^\[|\]:443$/g, '')

test('TRUSTED_PROXIES has addresses and networks, and a start says what is none', () => {
  const { TRUSTED_PROXIES } = readSettings({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,2001:db8::/32' })
  expect(TRUSTED_PROXIES).toEqual(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'])
  for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/9', '*', 'true'])
    expect(() => readSettings({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES has to name addresses or networks')
})

test('RATE_LIMITS has figures of limits, and a start says what is none', () => {
  expect(readSettings({ RATE_LIMITS: 'sends=50, sockets=100' }).RATE_LIMITS).toBe('sends=50, sockets=100')
  for (const wrong of ['yes', 'sends', 'sends=0', 'sends=-1', 'sends=1.5', 'nothing=3'])
    expect(() => readSettings({ RATE_LIMITS: wrong })).toThrow('RATE_LIMITS has')
})
