import { DryMongoBinary, MongoBinary } from 'mongodb-memory-server-core'
import type { Report } from './official-download.ts'

const [downloadDir = '', version = ''] = process.argv.slice(2)

process.on('disconnect', () => process.exit())

const download = async (): Promise<Report> => {
  try {
    const options = await DryMongoBinary.generateOptions({ version, downloadDir })

    return { path: await MongoBinary.download({ ...options, downloadDir, checkMD5: true }) }
  } catch (error) {
    return { failed: reasonOf(error as Error & { code?: string }) }
  }
}

const reasonOf = ({ code, message }: Error & { code?: string }): string => {
  if (code?.startsWith('E')) return `it can't be reached (${code})`
  if (code?.startsWith('Status')) return `it answered with ${code.toLowerCase()}`

  return message.split('\n').find((line) => line.trim() !== '') ?? 'it failed'
}

process.send?.(await download(), () => process.exit())
