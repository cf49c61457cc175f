import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

interface CallFrame {
  functionName: string
  url: string
  lineNumber: number
  columnNumber: number
}

interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame }[]
  samples: number[]
  timeDeltas: number[]
}

interface HeapNode {
  callFrame: CallFrame
  selfSize: number
  children: HeapNode[]
}

/** What a function took by itself: µs, or bytes. */
export interface Taken {
  frame: CallFrame
  amount: number
}

/** Of a profile as Node writes it. What passed without anything to do isn't in it, nor what profiling took. */
export const readTaken = (file: string): Taken[] => {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile | { head: HeapNode }
  const taken = 'head' in profile ? heapTaken(profile.head) : cpuTaken(profile)
  return taken.filter(
    ({ amount, frame }) => amount > 0 && frame.functionName !== '(idle)' && frame.url !== 'node:inspector',
  )
}

const cpuTaken = ({ nodes, samples, timeDeltas }: CpuProfile): Taken[] => {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, { frame: callFrame, amount: 0 }]))
  samples.forEach((id, i) => (byId.get(id)!.amount += timeDeltas[i]!))
  return [...byId.values()]
}

const heapTaken = ({ callFrame, selfSize, children }: HeapNode): Taken[] => [
  { frame: callFrame, amount: selfSize },
  ...children.flatMap(heapTaken),
]

const writes = new Set(['writev', 'writeBuffer', 'writeUtf8String', 'writeLatin1String', 'writeAsciiString'])
const special = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'Node, outside of JavaScript'],
])

/** What a function belongs to: a package, a folder of src/, or a part of Node. */
export const partOf = (frame: CallFrame): string => {
  const { functionName } = frame
  const source = sourceOf(frame)
  const known = special.get(functionName)
  if (known) return known
  if (source === '') return writes.has(functionName) ? 'socket writes' : "Node's native functions"
  if (source.startsWith('node:')) return source.split('/').slice(0, 2).join('/')
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? []
  if (name) return name
  const [, folder] = /\/src\/([^/]+)/.exec(source) ?? []
  if (folder) return `src/${folder}`
  return source.includes('/bench/') ? 'bench/' : source
}

/** Its name, and the file it is in. */
export const nameOf = (frame: CallFrame): string => {
  const source = sourceOf(frame).replace(/^.*\/(?=node_modules\/|src\/|bench\/)/, '')
  return `${frame.functionName || '(anonymous)'}${source && ` – ${source}`}`
}

/** Of what is bundled, the file that it was made of. */
const sourceOf = ({ url, lineNumber, columnNumber }: CallFrame): string => {
  const entry = url.includes('/dist/server/') ? mapOf(url)?.findEntry(lineNumber, columnNumber) : null
  return entry && 'originalSource' in entry ? new URL(String(entry.originalSource), url).href : url
}

const maps = new Map<string, SourceMap | null>()
const mapOf = (url: string): SourceMap | null => {
  const file = `${fileURLToPath(url)}.map`
  if (!maps.has(file)) maps.set(file, existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null)
  return maps.get(file)!
}
